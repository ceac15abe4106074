import JSON
import ModelBundle
import Service
import TestSupport
import Testing

@Suite struct RouteTests {
    @Test(arguments: ServiceUnderTest.allCases)
    func theRootNamesServiceModelsAndEndpoints(service: ServiceUnderTest) throws {
        let answer = try service.get("/")
        let json = try answer.json
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "application/json")
        #expect(json["service"]?.string == "customer-segmentation")
        #expect(json["models"]?.elements?.map { $0["name"]?.string } == ["people", "shop"])
        #expect(json["models"]?[0]?["default"]?.bool == true)
        let paths = json["endpoints"]?.elements?.compactMap { $0["path"]?.string }
        #expect(paths == RouteTable.service.routes.map(\.pattern))
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func healthTellsStatusModelsAndUptime(service: ServiceUnderTest) throws {
        let json = try service.get("/health").json
        #expect(json["status"]?.string == "ok")
        #expect(json["models_loaded"]?.integer == 2)
        #expect(json["uptime_seconds"]?.number == 12.5)
        #expect(try service.get("/health/live").json["status"]?.string == "ok")
        #expect(try service.get("/health/ready").status == 200)
    }

    @Test func readinessEndsWhenDrainingBeginsAndLivenessDoesNot() throws {
        for (path, status) in [("/health/ready", 503), ("/health", 200), ("/health/live", 200)] {
            let session = WireSession(ServiceHandler.sample(.sample()))
            session.drain()
            session.send("GET \(path) HTTP/1.1\r\nHost: test\r\n\r\n")
            let answer = try #require(session.answers().first)
            #expect(answer.status == status)
            #expect(try answer.json["status"]?.string == (path == "/health/live" ? "ok" : "draining"))
            #expect(answer["Connection"] == "close")
        }
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func segmentsAndClustersSpeakOfTheAttributesModel(service: ServiceUnderTest) throws {
        let segments = try service.get("/segments").json
        #expect(segments["model"]?.string == "people")
        #expect(segments["segments"]?[0]?["description"]?.string == "The \"usual\" customer")
        #expect(segments["segments"]?[1]?["recommended_offers"]?[0]?.string == "VIP")
        let clusters = try service.get("/clusters").json
        #expect(clusters["clusters"]?[1]?["size"]?.integer == 1)
        // z = (2, 2, 1, 0): 40 + 20, (3 + 2)², and for the categories the most frequent one.
        let centroid = try #require(clusters["clusters"]?[1]?["centroid"])
        #expect(centroid["Age"]?.number == 60)
        #expect(centroid["Spent"]?.number == 25)
        #expect(centroid["City"]?.string == "Pune")
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func summaryAndAnalyticsSpeakOfTheRFMModel(service: ServiceUnderTest) throws {
        let summary = try service.get("/clusters/summary").json
        #expect(summary["model"]?.string == "shop")
        #expect(summary["customers"]?.integer == 4)
        #expect(summary["clusters"]?[0]?["count"]?.integer == 3)
        #expect(summary["clusters"]?[0]?["share"]?.number == 0.75)
        #expect(summary["clusters"]?[0]?["features"]?["recency"]?["median"]?.number == 9)
        let overview = try service.get("/analytics/overview").json
        #expect(overview["total_customers"]?.integer == 4)
        #expect(overview["total_revenue"]?.number == 61.5)
        #expect(overview["reference_date"]?.string == "2011-12-10T12:50:00")
        #expect(overview["anomalies"] == .null)
        let segments = try service.get("/analytics/segments").json
        #expect(segments["segments"]?[1]?["segment"]?.string == "Lost")
        #expect(segments["segments"]?[1]?["mean"]?["monetary"]?.number == 10.5)
        let features = try service.get("/analytics/summary").json
        #expect(features["features"]?["frequency"]?["maximum"]?.number == 40)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func anyModelCanBeNamed(service: ServiceUnderTest) throws {
        #expect(try service.get("/segments?model=shop").json["model"]?.string == "shop")
        #expect(try service.get("/analytics/overview?model=people").json["model"]?.string == "people")
        #expect(try service.get("/segments?model=sh%6Fp&").json["model"]?.string == "shop")
        let people = try service.get("/analytics/customer/C4?model=people").json
        #expect(people["anomaly"]?.bool == true)
        #expect(people["dbscan_cluster"]?.integer == -1)
        #expect(people["features"]?["City"]?.string == "Pune")
        let missing = try service.get("/segments?model=nobody")
        #expect(missing.status == 404)
        #expect(try missing.json["detail"]?.string == "no model \"nobody\" is loaded; expected one of people, shop")
        #expect(try service.get("/segments?model=shop&model=people").status == 400)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func oneCustomerIsFoundByItsPercentEncodedID(service: ServiceUnderTest) throws {
        let json = try service.get("/analytics/customer/C%202%2F%C3%BC").json
        #expect(json["customer_id"]?.string == "C 2/ü")
        #expect(json["segment"]?.string == "Loyal")
        #expect(json["features"]?["monetary"]?.number == 10.25)
        #expect(json["anomaly"] == .null)
        let missing = try service.get("/analytics/customer/nobody")
        #expect(missing.status == 404)
        #expect(
            try missing.json["detail"]?.string
                == "the model \"shop\" was trained on no customer \"nobody\"; its ids are written like \"C1\"")
        #expect(try service.get("/analytics/customer/").status == 404)
        #expect(try service.get("/analytics/customer/a/b").status == 404)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func predictAndSegmentScoreTheirModels(service: ServiceUnderTest) throws {
        let person = try service.post("/predict", #"{"Age":60,"Spent":25,"City":"Pune","Gender":"F"}"#)
        #expect(person.status == 200)
        #expect(try person.json["segment_name"]?.string == "Premium")
        let shopper = try service.post("/segment", #"{"recency":10,"frequency":10,"monetary":1000}"#)
        #expect(try shopper.json["segment"]?.string == "Loyal")
        let named = try service.post("/segment?model=shop", #"[{"recency":10,"frequency":10,"monetary":1000}]"#)
        #expect(try named.json[0]?["segment"]?.string == "Loyal")
        let other = try service.post("/predict?model=shop", "[]")
        #expect(other.status == 404)
        #expect(try other.json["detail"]?.string == "the model \"shop\" is of the kind \"rfm\"; POST /segment asks it")
        #expect(try service.post("/segment", "[]", contentType: nil).text == "[]")
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func theContractIsServedAsItStandsInTheRepository(service: ServiceUnderTest) throws {
        let answer = try service.get("/openapi.yaml")
        #expect(answer["Content-Type"] == "application/yaml")
        #expect(answer.text.hasPrefix("openapi: 3.0.3\n"))
    }
}
