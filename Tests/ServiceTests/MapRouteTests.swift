import JSON
import ModelBundle
import Segmentation
import Service
import TestSupport
import Testing

/// `GET /models/{name}/map`, and where scored customers stand on it.
@Suite struct MapRouteTests {
    private let service = ServiceUnderTest.inProcess

    @Test(arguments: ServiceUnderTest.allCases)
    func theMapHasAxesCentroidsAndPoints(service: ServiceUnderTest) throws {
        let answer = try service.get("/models/people/map")
        let map = try answer.json
        #expect(answer.status == 200)
        #expect(map["model"]?.string == "people" && map["total"]?.integer == 4)
        #expect(map["axes"]?.elements?.map { $0["explained_variance_ratio"]?.number } == [0.75, 0.125])
        #expect(map["axes"]?[1]?["loadings"]?.members?.map(\.key) == ["Age", "Spent", "City", "Gender"])
        #expect(map["axes"]?[1]?["loadings"]?["Spent"]?.number == 1)
        // Centroids at (0, 0, 0, 0) and (2, 2, 1, 0), less the means of a half.
        #expect(map["centroids"]?.elements?.map { $0["segment"]?.string } == ["Regular", "Premium"])
        #expect(map["centroids"]?[1]?["coordinates"]?.elements?.map(\.number) == [1.5, 1.5])
        let points = try #require(map["points"])
        #expect(points["coordinates"]?[0]?.elements?.map(\.number) == [0, 1, 2])
        #expect(points["coordinates"]?[1]?.elements?.map(\.number) == [-0.25, 0.1235, 4])
        #expect(points["clusters"]?.elements?.map(\.integer) == [0, 0, 1])
        #expect(points["anomalies"]?.elements?.map(\.integer) == [2])
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 2)])
    func fewerAxesCanBeAskedFor(axes: Int, given: Int) throws {
        let map = try service.get("/models/people/map?axes=\(axes)").json
        #expect(map["points"]?["coordinates"]?.elements?.count == given)
        #expect(map["axes"]?.elements?.count == 2)
    }

    @Test(arguments: [
        ("/models/people/map?axes=0", 400, "a whole number from 1 to 3"),
        ("/models/people/map?axes=x", 400, "a whole number from 1 to 3"),
        ("/models/people/map?axis=1", 400, "axes"),
        ("/models/shop/map", 404, "has no map: its bundle holds no report.json"),
        ("/models/nobody/map", 404, "people, shop"),
    ])
    func whatCannotBeAnsweredIsTold(target: String, status: Int, detail: String) throws {
        let answer = try service.get(target)
        #expect(answer.status == status)
        #expect(try answer.json["detail"]?.string?.contains(detail) == true)
    }

    @Test func aMapThatCannotBeReadIsToldWithoutThePathOfTheBundle() throws {
        let model = try LoadedModel.sample(.attributes)
        let error = BundleError(
            file: "/secret/models/people/report.json", field: "cloud.axes", problem: "expected numbers")
        let catalog = try ModelCatalog([model.with(map: .failure(error))], directory: "models")
        #expect(catalog.warnings == ["the model people has no map: \(error)"])
        let answer = try service.get("/models/people/map", of: catalog)
        #expect(answer.status == 404)
        let detail = try #require(try answer.json["detail"]?.string)
        #expect(detail.contains("report.json: cloud.axes: expected numbers") && !detail.contains("secret"))
    }

    @Test func aCustomerIsPlacedOnTheMapWhereAsked() throws {
        // Scaled: (60 − 40) / 10 and √25 − 3, less the means of a half.
        let body = #"[{"Age": 60, "Spent": 25, "City": "Pune", "Gender": "F"}, {"Age": 40, "Gender": "M"}]"#
        let placed = try service.post("/predict?coordinates=true", body).json
        #expect(placed[0]?["coordinates"]?.elements?.map(\.number) == [1.5, 1.5])
        #expect(placed[1]?["coordinates"]?.elements?.map(\.number) == [-0.5, -0.5])
        #expect(try service.post("/predict", body).json[0]?["coordinates"] == nil)
    }

    @Test func aModelWithoutAMapPlacesNobody() throws {
        let body = #"{"recency": 1, "frequency": 2, "monetary": 3}"#
        let answer = try service.post("/segment?coordinates=true", body).json
        #expect(answer["coordinates"] == .null && answer["cluster"] != nil)
    }
}

extension LoadedModel {
    fileprivate func with(map: Result<CustomerMap, BundleError>) -> LoadedModel {
        LoadedModel(
            manifest: manifest, segmenter: segmenter, overall: overall, profiles: profiles, customers: customers,
            map: map)
    }
}
