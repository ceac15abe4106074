import JSON
import ModelBundle
import Segmentation
import Service
import TestSupport
import Testing

/// Every route with parameters that make no sense: the answer is a problem that says which and why.
@Suite struct BadParameterTests {
    struct Case: CustomTestStringConvertible {
        var method = "GET"
        let target: String
        let status: Int
        let detail: String
        var testDescription: String { "\(method) \(target)" }
    }

    static let gets: [Case] = [
        .init(target: "/segments?modell=shop", status: 400, detail: "query parameters model, found \"modell\""),
        .init(
            target: "/clusters?model=", status: 404,
            detail: "no model \"\" is loaded; expected one of bare, people, shop"),
        .init(target: "/clusters?model=shop&model=shop", status: 400, detail: "\"model\" at most once"),
        .init(target: "/clusters/summary?model=x", status: 404, detail: "no model \"x\""),
        .init(target: "/analytics/overview?explain=true", status: 400, detail: "found \"explain\""),
        .init(target: "/analytics/segments?model=%00", status: 404, detail: "no model"),
        .init(target: "/analytics/summary?=1", status: 400, detail: "found \"\""),
        .init(target: "/analytics/customer/C1?segment=1", status: 400, detail: "found \"segment\""),
        .init(target: "/analytics/customer/C1?model=bare", status: 404, detail: "keeps no table"),
        .init(
            target: "/analytics/customers?limit=0", status: 400, detail: "a whole number from 1 to 1000, found \"0\""),
        .init(target: "/analytics/customers?limit=1001", status: 400, detail: "found \"1001\""),
        .init(target: "/analytics/customers?limit=ten", status: 400, detail: "found \"ten\""),
        .init(target: "/analytics/customers?limit=+1", status: 400, detail: "found \" 1\""),
        .init(target: "/analytics/customers?limit=99999999999999999999", status: 400, detail: "a whole number"),
        .init(target: "/analytics/customers?limit", status: 400, detail: "found \"\""),
        .init(target: "/analytics/customers?segment=Nobody", status: 400, detail: "one of 0 (Loyal), 1 (Lost)"),
        .init(target: "/analytics/customers?segment=2", status: 400, detail: "found \"2\""),
        .init(target: "/analytics/customers?anomaly=yes&model=people", status: 400, detail: "true or false"),
        .init(target: "/analytics/customers?anomaly=true", status: 400, detail: "has no DBSCAN part"),
        .init(
            target: "/analytics/customers?sort=age", status: 400,
            detail: "one of recency, frequency, monetary, led by - for the largest first, found \"age\""),
        .init(target: "/analytics/customers?sort=", status: 400, detail: "\"sort\""),
        .init(target: "/analytics/customers?sort=--recency", status: 400, detail: "\"sort\""),
        .init(target: "/analytics/customers?cursor=", status: 400, detail: "a next_cursor as it was given"),
        .init(target: "/analytics/customers?cursor=zzzzzzzzzzzzzzzz0", status: 400, detail: "next_cursor"),
        .init(target: "/analytics/customers?cursor=00000000000000000", status: 400, detail: "with the same model"),
        .init(target: "/analytics/customers?cursor=0000000000000000-1", status: 400, detail: "next_cursor"),
        .init(target: "/analytics/customers?cursor=\(String(repeating: "f", count: 99))", status: 400, detail: "…"),
        .init(target: "/analytics/customers?page=2", status: 400, detail: "found \"page\""),
        .init(target: "/analytics/customers?model=bare", status: 404, detail: "the model \"bare\" keeps no table"),
        .init(target: "/models?model=shop", status: 400, detail: "expected no query parameter, found \"model\""),
        .init(target: "/models/nobody", status: 404, detail: "no model \"nobody\" is loaded"),
        .init(target: "/models/Shop", status: 404, detail: "no model \"Shop\""),
        .init(target: "/models/shop/", status: 404, detail: "no such path"),
        .init(target: "/models//predict", status: 404, detail: "no such path"),
        .init(target: "/models/%2F", status: 404, detail: "no model \"/\""),
        .init(target: "/models/shop?x", status: 400, detail: "found \"x\""),
        .init(target: "/models/shop/predict", status: 405, detail: "POST, OPTIONS, found GET"),
        .init(method: "DELETE", target: "/models/shop", status: 405, detail: "found DELETE"),
        .init(method: "POST", target: "/models", status: 405, detail: "found POST"),
    ]

    static let posts: [Case] = [
        .init(target: "/segment?probabilities=1", status: 400, detail: "true or false, found \"1\""),
        .init(target: "/segment?probabilities", status: 400, detail: "true or false, found \"\""),
        .init(target: "/predict?model=people&probabilities=TRUE", status: 400, detail: "found \"TRUE\""),
        .init(target: "/predict?debug=true", status: 400, detail: "found \"debug\""),
        .init(target: "/models/nobody/predict", status: 404, detail: "no model \"nobody\""),
        .init(target: "/models/shop/predict?model=shop", status: 400, detail: "found \"model\""),
        .init(target: "/models/shop/predict?probabilities=no", status: 400, detail: "found \"no\""),
        .init(target: "/models/shop/predict", status: 422, detail: "3 value(s)"),
    ]

    @Test(arguments: gets) func toldByARouteThatReads(_ input: Case) throws {
        try check(
            ServiceUnderTest.inProcess.ask(
                "\(input.method) \(input.target) HTTP/1.1\r\nHost: test\r\n\r\n", of: .bad()),
            input)
    }

    @Test(arguments: posts) func toldByARouteThatScores(_ input: Case) throws {
        try check(ServiceUnderTest.inProcess.post(input.target, "{}", of: .bad()), input)
    }

    private func check(_ answer: Answer, _ input: Case) throws {
        #expect(answer.status == input.status)
        #expect(answer["Content-Type"] == "application/problem+json")
        let problem = try answer.json
        let detail = try #require(problem["detail"]?.string)
        let shown = input.detail == "…" ? "found \"" + String(repeating: "f", count: 80) + "\"" : input.detail
        #expect(detail.contains(shown), "\(detail)")
        #expect(problem["status"]?.integer == input.status)
    }
}

extension ModelCatalog {
    /// `people`, `shop`, and `bare`, which keeps no customers.
    fileprivate static func bad() -> ModelCatalog {
        guard let people = try? LoadedModel.sample(.attributes), let shop = try? LoadedModel.sample(.rfm),
            let other = try? LoadedModel.sample(.rfm, isDefault: false)
        else { preconditionFailure("the sample models are sound") }
        let manifest = other.manifest
        let bare = LoadedModel(
            manifest: Manifest(
                name: "bare", kind: .rfm, isDefault: false, createdAt: manifest.createdAt,
                trainerVersion: manifest.trainerVersion, trainingData: manifest.trainingData,
                parameters: manifest.parameters, assignment: manifest.assignment, evaluation: manifest.evaluation),
            segmenter: other.segmenter, overall: other.overall, profiles: other.profiles, customers: nil)
        guard let catalog = try? ModelCatalog([people, shop, bare], directory: "models") else {
            preconditionFailure("the sample models have names of their own")
        }
        return catalog
    }
}
