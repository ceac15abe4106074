import JSON
import TestSupport
import Testing

@testable import Service

@Suite struct InferenceTests {
    private let service = ServiceUnderTest.inProcess

    private func infer(
        _ model: String, _ body: [UInt8], headerLength: String? = nil, type: String = "application/json"
    ) throws -> Answer {
        let field = headerLength.map { "Inference-Header-Content-Length: \($0)\r\n" } ?? ""
        let session = WireSession(ServiceHandler.sample(.sample()))
        session.send(
            Array(
                "POST /v2/models/\(model)/infer HTTP/1.1\r\nHost: test\r\nContent-Type: \(type)\r\n\(field)Content-Length: \(body.count)\r\n\r\n"
                    .utf8) + body)
        return try #require(session.answers().first)
    }

    private func infer(_ model: String, _ text: String) throws -> Answer { try infer(model, Array(text.utf8)) }

    private func infer(_ model: String, wide: [Double], columns: Int) throws -> Answer {
        let data = wide.flatMap { $0.bitPattern.littleEndianBytes }
        return try infer(model, rows: wide.count / columns, columns, "FP64", data)
    }

    private func infer(_ model: String, narrow: [Float], columns: Int) throws -> Answer {
        let data = narrow.flatMap { $0.bitPattern.littleEndianBytes }
        return try infer(model, rows: narrow.count / columns, columns, "FP32", data)
    }

    /// Sends a binary tensor of all features.
    private func infer(
        _ model: String, rows: Int, _ columns: Int, _ type: String, _ data: [UInt8]
    ) throws -> Answer {
        let header = Array(
            (#"{"inputs":[{"name":"rows","shape":[\#(rows),\#(columns)],"datatype":"\#(type)","#
                + #""parameters":{"binary_data_size":\#(data.count)}}]}"#).utf8)
        return try infer(model, header + data, headerLength: "\(header.count)", type: "application/octet-stream")
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func theServerAndItsModelsTellOfThemselves(service: ServiceUnderTest) throws {
        #expect(try service.get("/v2").json["extensions"]?[0]?.string == "binary_tensor_data")
        #expect(try service.get("/v2/health/live").json["live"]?.bool == true)
        #expect(try service.get("/v2/health/ready").json["ready"]?.bool == true)
        #expect(try service.get("/v2/models/shop/ready").json["ready"]?.bool == true)
        let people = try service.get("/v2/models/people").json
        #expect(people["inputs"]?.elements?.map { $0["datatype"]?.string } == ["FP64", "FP64", "BYTES", "BYTES"])
        let outputs = try service.get("/v2/models/shop").json["outputs"]?.elements
        #expect(outputs?.map { $0["name"]?.string } == ["cluster", "segment", "confidence", "warnings"])
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func aModelHasTheVersionThatItTells(service: ServiceUnderTest) throws {
        let inputs = #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[10,10,1000]}]}"#
        for path in ["/v2/models/shop/versions/1", "/v2/models/shop/versions/%31", "/%762/models/shop/versions/1"] {
            #expect(try service.get(path).json == service.get("/v2/models/shop").json)
            #expect(try service.get(path + "/ready").json["ready"]?.bool == true)
            let answer = try service.post(path + "/infer", inputs)
            #expect(answer.status == 200)
            #expect(try answer.json == service.post("/v2/models/shop/infer", inputs).json)
            #expect(try answer.json["model_version"]?.string == "1")
        }
    }

    @Test(arguments: ["2", "0", "01", "1.0", "latest", "%31%30"])
    func otherVersionsAreNotThere(version: String) throws {
        let path = "/v2/models/shop/versions/\(version)"
        for answer in [
            try service.get(path), try service.get(path + "/ready"),
            try service.post(
                path + "/infer", #"{"inputs":[{"name":"rows","shape":[0,3],"datatype":"FP64","data":[]}]}"#),
        ] {
            #expect(answer.status == 404)
            let message = try answer.json["error"]?.string
            #expect(message?.hasPrefix("the model \"shop\" has no version \"") == true)
            #expect(message?.hasSuffix("; expected 1") == true)
        }
    }

    @Test(arguments: [
        "/v2/models/shop/versions", "/v2/models/shop/versions/", "/v2/models/shop/versions/1/",
        "/v2/models//versions/1",
        "/v2/models/shop/versions//ready", "/v2/models/shop/versions/1/2/ready", "/v2/models/shop/versions/1/readyy",
    ])
    func pathsBesideVersionsAreNone(path: String) throws {
        let answer = try service.get(path)
        #expect(answer.status == 404)
        #expect(try answer.json["error"]?.string == "no such path; GET / lists the endpoints")
    }

    @Test func readinessEndsWhenDrainingBegins() throws {
        let session = WireSession(ServiceHandler.sample(.sample()))
        session.drain()
        session.send("GET /v2/health/ready HTTP/1.1\r\nHost: test\r\n\r\n")
        let answer = try #require(session.answers().first)
        #expect(answer.status == 503)
        #expect(try answer.json["ready"]?.bool == false)
    }

    @Test func aTensorForEachFeatureIsABatch() throws {
        let answer = try infer(
            "shop",
            #"{"id":"x","inputs":[{"name":"monetary","shape":[2],"datatype":"BYTES","data":["1e3","100"]},"#
                + #"{"name":"recency","shape":[2,1],"datatype":"INT64","data":[[10],[200]]},"#
                + #"{"name":"customer_id","shape":[2],"datatype":"BYTES","data":["a","b"]},"#
                + #"{"name":"frequency","shape":[2],"datatype":"FP32","data":[10,1]}]}"#)
        #expect(answer.status == 200)
        let json = try answer.json
        #expect(json["id"]?.string == "x")
        #expect(json["model_name"]?.string == "shop")
        #expect(json["outputs"]?.elements?.map { $0["name"]?.string } == ["cluster", "segment", "confidence"])
        #expect(json["outputs"]?[0]?["data"] == .array([.number(0), .number(1)]))
        #expect(json["outputs"]?[1]?["data"] == .array([.string("Loyal"), .string("Lost")]))
    }

    @Test func rowsOfTextsMayHoldCategoriesAndGaps() throws {
        let answer = try infer(
            "people",
            #"{"inputs":[{"name":"rows","shape":[2,4],"datatype":"BYTES","#
                + #""data":[["60","25","Pune","F"],["20",null,"Goa","male"]]}],"#
                + #""outputs":[{"name":"warnings"},{"name":"cluster"},{"name":"anomaly"}]}"#)
        let outputs = try #require(try answer.json["outputs"]?.elements)
        #expect(outputs.map { $0["name"]?.string } == ["warnings", "cluster", "anomaly"])
        #expect(outputs[1]["data"] == .array([.number(1), .number(0)]))
        #expect(outputs[0]["data"]?[0]?.string == "")
        #expect(outputs[0]["data"]?[1]?.string?.contains("Spent: not given; 9 was used") == true)
        #expect(outputs[0]["data"]?[1]?.string?.contains("\"Goa\" is not known") == true)
    }

    @Test func tensorsMayBeBinaryInAndOut() throws {
        let header = Array(
            (#"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","parameters":{"binary_data_size":24}}],"#
                + #""parameters":{"binary_data_output":true}}"#).utf8)
        let data = [10.0, 10, 1000].flatMap { $0.bitPattern.littleEndianBytes }
        let answer = try infer(
            "shop", header + data, headerLength: "\(header.count)", type: "application/octet-stream")
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "application/octet-stream")
        let length = try #require(answer["Inference-Header-Content-Length"].flatMap { Int($0) })
        let json = try JSONValue(reading: Array(answer.body.prefix(length)).span)
        #expect(json["outputs"]?.elements?.map { $0["parameters"]?["binary_data_size"]?.integer } == [8, 9, 8])
        let rest = Array(answer.body.dropFirst(length))
        let expected: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0] + Array("Loyal".utf8)
        #expect(Array(rest.prefix(17)) == expected)
        #expect(rest.count == 25)
    }

    @Test(arguments: [
        ("{", "the request is no JSON"), ("[]", "expected an object with \"inputs\", found an empty list"),
        ("{}", "expected \"inputs\" to be a list of tensors, found nothing"),
        (#"{"inputs":[]}"#, "expected \"inputs\" to be a list of tensors, found an empty list"),
        (#"{"inputs":"x"}"#, "expected \"inputs\" to be a list of tensors, found \"x\""),
        (#"{"id":1,"inputs":[]}"#, "expected \"id\" to be a string, found 1"),
        (#"{"inputs":[{}]}"#, "to have a name, found nothing"), (#"{"inputs":[7]}"#, "to have a name, found 7"),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"UINT8","data":[1]}]}"#,
            "expected a datatype of FP64, FP32, INT64, INT32, BYTES, found \"UINT8\""
        ),
        (#"{"inputs":[{"name":"recency","shape":[1],"data":[1]}]}"#, "INT32, BYTES, found nothing"),
        (#"{"inputs":[{"name":"recency","datatype":"FP64","data":[1]}]}"#, "[customers, features], found nothing"),
        (#"{"inputs":[{"name":"recency","shape":3,"datatype":"FP64","data":[]}]}"#, "one or two sizes,"),
        (#"{"inputs":[{"name":"recency","shape":[],"datatype":"FP64","data":[]}]}"#, "found an empty list"),
        (#"{"inputs":[{"name":"recency","shape":[1,1,1],"datatype":"FP64","data":[1]}]}"#, "found a list of 3"),
        (#"{"inputs":[{"name":"recency","shape":[-1],"datatype":"FP64","data":[1]}]}"#, "at least 0, found -1"),
        (#"{"inputs":[{"name":"rows","shape":[1.5,3],"datatype":"FP64","data":[1]}]}"#, "at least 0, found 1.5"),
        (#"{"inputs":[{"name":"rows","shape":[1,"3"],"datatype":"FP64","data":[1]}]}"#, "at least 0, found \"3\""),
        (#"{"inputs":[{"name":"rows","shape":[1,65537],"datatype":"FP64","data":[1]}]}"#, "65536 columns, found 65537"),
        (
            #"{"inputs":[{"name":"rows","shape":[9223372036854775807,3],"datatype":"FP64","data":[1]}]}"#,
            "the input \"rows\": expected at most 10000 customers, found 9.223372036854776e+18"
        ),
        (#"{"inputs":[{"name":"recency","shape":[9007199254740991,65536],"datatype":"FP64","data":[1]}]}"#, "at most"),
        (#"{"inputs":[{"name":"recency","shape":[10001],"datatype":"FP64","data":[1]}]}"#, "at most 10000 customers"),
        (#"{"inputs":[{"name":"recency","shape":[2],"datatype":"FP64","data":[1]}]}"#, "expected 2 elements"),
        (#"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64"}]}"#, "found neither"),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","data":["a"]}]}"#,
            "elements of FP64, found a string"
        ),
        (#"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","data":1}]}"#, "a list of elements, found 1"),
        (#"{"inputs":[{"name":"recency","shape":[2],"datatype":"FP64","data":[1,[2]]}]}"#, "FP64, found an array"),
        (#"{"inputs":[{"name":"recency","shape":[1],"datatype":"INT64","data":[1.5]}]}"#, "says, found 1.5"),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"INT32","data":[5000000000]}]}"#,
            "expected numbers that INT32 can hold, found 5000000000"
        ),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"INT32","data":[-2147483649]}]}"#,
            "that INT32 can hold"
        ),
        (#"{"inputs":[{"name":"recency","shape":[1],"datatype":"INT64","data":[1e19]}]}"#, "that INT64 can hold"),
        (#"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP32","data":[1e39]}]}"#, "that FP32 can hold"),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","data":[1],"parameters":{"binary_data_size":0}}]}"#,
            "expected data or binary_data_size, found both"
        ),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","data":[1],"parameters":{"codec":"np"}}]}"#,
            "the input \"recency\": expected no parameters but binary_data_size, content_type, found \"codec\""
        ),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]}],"parameters":{"shared_memory":1}}"#,
            "sequence_end, found \"shared_memory\""
        ),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]}],"outputs":[{"name":"segment","parameters":{"classification":2}}]}"#,
            "the output \"segment\": expected no parameters but binary_data, content_type, found \"classification\""
        ),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]}],"outputs":{}}"#,
            "expected \"outputs\" to be a list, found an object"
        ),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","parameters":{"binary_data_size":8}}]}"#,
            "at most 0, the bytes that follow, found 8"
        ),
        (#"{"inputs":[{"name":"rows","shape":[1,2],"datatype":"FP64","data":[1,2]}]}"#, "expected 3 columns"),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3],"parameters":[]}]}"#,
            "expected \"parameters\" to be an object, found an empty list"
        ),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]}],"parameters":{"binary_data_output":"no"}}"#,
            "expected \"binary_data_output\" to be true or false, found \"no\""
        ),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]}],"outputs":[{"name":"cluster","parameters":{"binary_data":1}}]}"#,
            "expected \"binary_data\" to be true or false"
        ),
        (
            #"{"inputs":[{"name":"age","shape":[1],"datatype":"FP64","data":[1]}]}"#,
            "names no feature; expected recency"
        ),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","data":[1]},{"name":"recency","shape":[1],"datatype":"FP64","data":[1]}]}"#,
            "expected once, found twice"
        ),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","data":[1]},{"name":"monetary","shape":[2],"datatype":"FP64","data":[1,2]}]}"#,
            "expected 1 elements"
        ),
        (
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","data":[-1]}]}"#,
            "0.recency: expected a number of at least 0, found -1"
        ),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]}],"outputs":[{"name":"x"}]}"#,
            "no output \"x\""
        ),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]}],"outputs":[{"name":"anomaly"}]}"#,
            "no output"
        ),
        (
            #"{"inputs":[{"name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]}],"outputs":[{"name":"cluster"},{"name":"cluster"}]}"#,
            "once"
        ),
    ])
    func badRequestsAreToldInTheProtocolsForm(body: String, part: String) throws {
        let answer = try infer("shop", body)
        #expect(answer.status == 400)
        #expect(answer["Content-Type"] == "application/json")
        #expect(try answer.json["error"]?.string?.contains(part) == true, "\(answer.text)")
    }

    @Test(arguments: [
        ("[2,3]", "[[1,2],[3,4],[5,6]]", "found a list of 3 where it says 2"),
        ("[3,3]", "[[1,2,3,4],[5,6,7,8],[9]]", "found a list of 4 where it says 3"),
        ("[2,3]", "[[1,2,3],4]", "found 4 where it says 3"), ("[2,3]", "[[1,2,3]]", "a list of 1 where it says 2"),
        ("[1,3]", "[[[1,2,3]]]", "found a list of 1 where it says 3"), ("[1,3]", "[[1,[2],3]]", "found an array"),
        ("[3]", "[[1],[2],[3]]", "found an array"),
    ])
    func listsAreNestedAsTheShapeIs(shape: String, data: String, part: String) throws {
        let answer = try infer(
            "shop", #"{"inputs":[{"name":"rows","shape":\#(shape),"datatype":"FP64","data":\#(data)}]}"#)
        #expect(answer.status == 400)
        #expect(try answer.json["error"]?.string?.contains(part) == true, "\(answer.text)")
    }

    @Test(arguments: ["[1,2,3,4,5,6]", "[[1,2,3],[4,5,6]]"])
    func elementsMayBeFlatOrNested(data: String) throws {
        let inputs = #"[{"name":"rows","shape":[2,3],"datatype":"INT32","data":\#(data)}]"#
        #expect(try infer("shop", #"{"inputs":\#(inputs)}"#).status == 200)
        let idle = #"{"priority":1,"timeout":2,"sequence_id":3,"sequence_start":true,"sequence_end":false}"#
        #expect(try infer("shop", #"{"inputs":\#(inputs),"parameters":\#(idle)}"#).status == 200)
    }

    @Test(arguments: [("np", 200), ("pd", 200), ("str", 200), ("base64", 400), ("", 400)])
    func theContentTypeOfATensorChangesNothing(type: String, status: Int) throws {
        let parameters = #"{"content_type":"\#(type)"}"#
        let tensor = #""name":"rows","shape":[1,3],"datatype":"FP64","data":[1,2,3]"#
        let inputs = #""inputs":[{\#(tensor),"parameters":\#(parameters)}]"#
        for body in [#"{\#(inputs)}"#, #"{"inputs":[{\#(tensor)}],"parameters":\#(parameters)}"#] {
            let answer = try infer("shop", body)
            #expect(answer.status == status)
            #expect(status == 200 || answer.text.contains(#"expected a \"content_type\" of np, pd, str, found"#))
        }
    }

    @Test(arguments: [
        ("GET", "/v2/models/nobody", 404), ("GET", "/v2/models/nobody/ready", 404), ("GET", "/v2/nothing", 404),
        ("GET", "/v2/models/shop/infer", 405), ("POST", "/v2", 405),
    ])
    func otherErrorsHaveTheFormToo(method: String, path: String, status: Int) throws {
        let answer = try service.ask("\(method) \(path) HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(answer.status == status)
        #expect(try answer.json["error"]?.string != nil)
    }

    @Test(arguments: [
        (Double.infinity, "1.recency: expected a finite number, found inf"),
        (-.infinity, "1.recency: expected a finite number, found -inf"),
        (.nan, "1.recency: this feature is required; found nothing"),
        (-.signalingNaN, "1.recency: this feature is required; found nothing"),
        (
            .greatestFiniteMagnitude,
            "1.recency: expected a number of at most 1000000000000000, found 1.7976931348623157e+308"
        ),
        (-.greatestFiniteMagnitude, "1.recency: expected a number of at least 0, found -1.7976931348623157e+308"),
    ])
    func noNumberInMemoryIsTooStrangeToRefuse(number: Double, part: String) throws {
        let rows = [10, 10, 1000, number, 10, 1000]
        let answer = try infer("shop", wide: rows, columns: 3)
        #expect(answer.status == 400)
        #expect(try answer.json["error"]?.string?.contains(part) == true, "\(answer.text)")
        guard !number.isFinite else { return }
        let narrow = try infer("shop", narrow: rows.map { Float($0) }, columns: 3)
        #expect(narrow.status == 400)
        #expect(try narrow.json["error"]?.string?.contains(part) == true, "\(narrow.text)")
    }

    @Test(arguments: [(33, "99 value(s) cannot be scored; "), (34, "more than 100 values cannot be scored; ")])
    func badNumbersAreCountedOrThereAreMore(rows: Int, start: String) throws {
        let answer = try infer("shop", wide: [Double](repeating: -1, count: 3 * rows), columns: 3)
        #expect(answer.status == 400)
        #expect(try answer.json["error"]?.string?.hasPrefix(start) == true, "\(answer.text)")
    }

    @Test func aNumberThatIsTooLargeIsJSON() throws {
        let answer = try infer("shop", #"{"inputs":[{"name":"recency","shape":[1],"datatype":"FP64","data":[1e999]}]}"#)
        #expect(answer.status == 400)
        #expect(try answer.json["error"]?.string?.hasPrefix("the request is more than is read: ") == true)
    }

    @Test(arguments: [0, -0.0, .leastNonzeroMagnitude, 1e15])
    func theEdgesOfWhatMakesSenseAreScored(number: Double) throws {
        #expect(try infer("shop", wide: [number, 10, 1000], columns: 3).status == 200)
    }

    @Test(arguments: [
        (Double.infinity, "0.Gender: expected a text, found the number inf"),
        (-.infinity, "0.Gender: expected a text, found the number -inf"),
        (1e300, "0.Gender: expected a text, found the number 1e+300"),
        (.nan, "0.Gender: this feature is required; found nothing"),
    ])
    func aNumberInMemoryIsNoCategory(number: Double, part: String) throws {
        let answer = try infer("people", wide: [60, 25, .nan, number], columns: 4)
        #expect(answer.status == 400)
        #expect(try answer.json["error"]?.string?.contains(part) == true, "\(answer.text)")
    }

    @Test func binaryTensorsThatDoNotFitAreRefused() throws {
        let header = Array(
            #"{"inputs":[{"name":"recency","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":6}}]}"#.utf8)
        for (data, length) in [
            ([9, 0, 0, 0, 65, 65], "\(header.count)"), ([1, 0, 0, 0, 0xFF, 0], "\(header.count)"),
            ([2, 0, 0, 0, 49, 48, 0], "\(header.count)"), ([], "\(header.count)"), ([], "999"), ([], "-1"), ([], "x"),
        ] as [([UInt8], String)] {
            let answer = try infer("shop", header + data, headerLength: length, type: "application/octet-stream")
            #expect(answer.status == 400)
            #expect(try answer.json["error"]?.string != nil)
        }
        #expect(try infer("shop", header, type: "application/octet-stream").status == 415)
    }
}

extension FixedWidthInteger {
    /// The bytes as they stand in a binary tensor, the least significant first.
    fileprivate var littleEndianBytes: [UInt8] {
        (0..<(Self.bitWidth / 8)).map { UInt8(truncatingIfNeeded: self >> Self(8 * $0)) }
    }
}
