import JSON
import Service
import TestSupport
import Testing

@Suite struct ModelRouteTests {
    @Test(arguments: ServiceUnderTest.allCases)
    func theListNamesEveryModelWithItsFeatures(service: ServiceUnderTest) throws {
        let models = try #require(try service.get("/models").json["models"]?.elements)
        #expect(models.map { $0["name"]?.string } == ["people", "shop"])
        #expect(models[1]["features"]?.elements?.map(\.string) == ["recency", "frequency", "monetary"])
        #expect(models[0]["assignment"]?.string == "kmeans")
        #expect(models[0]["default"]?.bool == true)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func aModelTellsItsFeaturesParametersDataAndQuality(service: ServiceUnderTest) throws {
        let model = try service.get("/models/people").json
        #expect(model["identifier"]?.string == "CustomerID")
        #expect(model["parameters"]?["k"]?.number == 2)
        #expect(model["training_data"]?["rows_dropped"]?["missing id"]?.integer == 2)
        #expect(model["evaluation"]?["silhouette"]?.number == 0.5)
        #expect(model["customer_table"]?.string == "features")
        let features = try #require(model["features"]?.elements)
        #expect(features[0]["training_range"] == .array([.number(20), .number(60)]))
        #expect(features[1]["required"]?.bool == false)
        #expect(features[1]["fill_value"]?.number == 9)
        #expect(features[2]["fill_value"]?.string == "Delhi")
        #expect(features[2]["aliases"]?["Poona"]?.string == "Pune")
        #expect(features[3]["unknown_categories"]?.string == "reject")
        let segments = try #require(model["segments"]?.elements)
        #expect(segments.map { $0["segment"]?.string } == ["Regular", "Premium"])
        #expect(segments[1]["stability"]?["rating"]?.string == "doubtful")
        #expect(try service.get("/models/shop").json["segments"]?[0]?["stability"] == .null)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func anyModelPredictsByItsName(service: ServiceUnderTest) throws {
        let shopper = try service.post("/models/shop/predict", #"{"recency":10,"frequency":10,"monetary":1000}"#)
        #expect(try shopper.json["segment"]?.string == "Loyal")
        let person = try service.post(
            "/models/peopl%65/predict", #"[{"Age":60,"Spent":25,"City":"poona","Gender":"female"}]"#)
        #expect(try person.json[0]?["segment_name"]?.string == "Premium")
        #expect(try person.json[0]?["warnings"] == .array([]))
    }

    @Test(arguments: ["/segment", "/models/shop/predict"])
    func probabilitiesAreToldOnRequest(path: String) throws {
        let body = #"{"recency":10,"frequency":10,"monetary":1000}"#
        let service = ServiceUnderTest.inProcess
        #expect(try service.post(path + "?probabilities=false", body).json["probabilities"] == nil)
        let answer = try service.post(path + "?probabilities=true", body).json
        let probabilities = try #require(answer["probabilities"]?.elements)
        #expect(probabilities.map { $0["segment"]?.string } == ["Loyal", "Lost"])
        #expect(probabilities[0]["probability"] == answer["confidence_score"])
        #expect(abs(probabilities.compactMap { $0["probability"]?.number }.reduce(0, +) - 1) < 1e-3)
        #expect(answer["stability"] == .null)
        let people = try service.post(
            "/predict?probabilities=true", #"[{"Age":60,"City":"Pune","Gender":"F"}]"#
        ).json
        #expect(people[0]?["stability"]?["jaccard"]?.number == 0.7)
        #expect(people[0]?["warnings"]?[0]?["type"]?.string == "imputed")
    }

    @Test func pagesCoverAllCustomersOnceInOrder() throws {
        let service = ServiceUnderTest.inProcess
        let orders = [
            ("", ["C1", "C 2/ü", "C3", "C4"]), ("&sort=recency", ["C1", "C 2/ü", "C3", "C4"]),
            ("&sort=-monetary", ["C4", "C3", "C 2/ü", "C1"]), ("&segment=Loyal&sort=-recency", ["C3", "C 2/ü", "C1"]),
            ("&segment=1", ["C4"]), ("&model=people&anomaly=true", ["C4"]),
            ("&model=people&anomaly=false&sort=-Gender", ["C1", "C 2/ü", "C3"]),
        ]
        for (query, expected) in orders {
            for limit in 1...5 {
                var found: [String] = []
                var cursor: String? = ""
                while let next = cursor {
                    let page = try service.get("/analytics/customers?limit=\(limit)\(query)\(next)").json
                    #expect(page["total"]?.integer == expected.count)
                    let ids = page["customers"]?.elements?.compactMap { $0["customer_id"]?.string } ?? []
                    #expect(ids.count <= limit)
                    found += ids
                    cursor = page["next_cursor"]?.string.map { "&cursor=\($0)" }
                    try #require(found.count <= 4)
                }
                #expect(found == expected, "\(query), \(limit) at once")
            }
        }
    }

    @Test func aCursorThatWasChangedIsRefused() throws {
        let service = ServiceUnderTest.inProcess
        let cursor = try #require(try service.get("/analytics/customers?limit=1").json["next_cursor"]?.string)
        var changed = [cursor + "0", cursor + cursor, "0" + cursor, String(cursor.dropLast()), cursor.uppercased()]
        for place in cursor.indices {
            for digit in "0123456789abcdefA+- " {
                changed.append(cursor[..<place] + "\(digit)" + cursor[cursor.index(after: place)...])
            }
        }
        for text in changed where text != cursor {
            let query = text.replacing("+", with: "%2B").replacing(" ", with: "%20")
            let answer = try service.get("/analytics/customers?limit=1&cursor=\(query)")
            #expect(answer.status == 400, "\(text) for \(cursor)")
            #expect(answer.text.contains("a next_cursor as it was given"), "\(answer.text)")
        }
    }

    @Test func aCursorBelongsToItsQuery() throws {
        let service = ServiceUnderTest.inProcess
        let cursor = try #require(
            try service.get("/analytics/customers?limit=1&sort=recency").json["next_cursor"]?.string)
        for query in ["", "&sort=-recency", "&sort=recency&segment=0", "&model=people"] {
            #expect(try service.get("/analytics/customers?cursor=\(cursor)\(query)").status == 400)
        }
        #expect(try service.get("/analytics/customers?cursor=\(cursor)&sort=recency&limit=3").status == 200)
    }
}
