import FoundationEssentials
import Segmentation
import TestSupport
import Training

/// The saved answers of DummyJSON as nine features in a space of two principal components.
enum BasketReference {
    static let isPresent = SharedFile.exists("data/dummyjson/carts.json")

    private struct User: Decodable {
        let id, age: Int
        let gender: String
    }

    private struct Cart: Decodable {
        struct Product: Decodable {
            let id, quantity: Int
            let total, discountedTotal: Double
        }
        let userId: Int
        let products: [Product]
    }

    static func space() throws -> (points: Matrix, ratios: [Double]) {
        let users: [User] = try read("users.json")
        let carts: [Cart] = try read("carts.json")
        let rows = users.compactMap { user in
            carts.first { $0.userId == user.id }.map { numbers(of: user, $0) }
        }
        let transforms: [FeatureTransform] = [.log1p, .log1p, .none, .log1p, .none, .none, .none]
        let scaled = try ScalingParameters(transforms: transforms, scaler: .standard).fit(Matrix(rows)).scaled
        // Gender stands as two columns of 0 and 1 beside the scaled numbers.
        let features = users.enumerated().map { row, user in
            Array(scaled.row(row)) + [user.gender == "female" ? 1.0 : 0, user.gender == "male" ? 1 : 0]
        }
        let fit = try PCAParameters(components: .count(2)).fit(Matrix(features))
        return (fit.project(Matrix(features)), fit.varianceRatios)
    }

    private static func numbers(of user: User, _ cart: Cart) -> [Double] {
        let total = cart.products.reduce(0) { $0 + $1.total }
        let discounted = cart.products.reduce(0) { $0 + $1.discountedTotal }
        let quantity = Double(cart.products.reduce(0) { $0 + $1.quantity })
        let distinct = Double(Set(cart.products.map(\.id)).count)
        return [total, discounted, quantity, total / quantity, 1 - discounted / total, distinct, Double(user.age)]
    }

    private static func read<Answer: Decodable>(_ file: String) throws -> Answer {
        let data = try Data(contentsOf: URL(filePath: SharedFile.path("data/dummyjson/\(file)")))
        return try JSONDecoder().decode(Answer.self, from: data)
    }
}
