import FoundationEssentials
import Segmentation
import TestSupport
import Training

/// What scikit-learn makes of the real files, as far as clustering goes.
enum ClusteringReference {
    static let isPresent = SharedFile.exists("data/online-retail/data.csv")

    /// Recency, frequency and monetary value of the Online Retail customers.
    static let retail = Result {
        let table = try retailTable.get()
        return (ids: table.ids, points: table.matrix([.recency, .frequency, .monetary]))
    }

    private static let retailTable = Result {
        let file = try FileSource(path: SharedFile.path("data/online-retail/data.csv"))
        return try TransactionSource([file]).readRFM().table
    }

    /// Those and average order value and tenure, the first `columns` of them.
    static func retailFeatures(_ columns: Int) throws -> Matrix {
        let features: [RFMTable.Feature] = [.recency, .frequency, .monetary, .averageOrderValue, .tenure]
        return try retailTable.get().matrix(Array(features.prefix(columns)))
    }

    static func scaled(_ transform: FeatureTransform, _ scaler: FeatureScaler.Kind) throws -> ScalingFit {
        try ScalingParameters(transform: transform, columns: 3, scaler: scaler).fit(retail.get().points)
    }

    static func read<Reference: Decodable>(_ file: String) throws -> Reference {
        let data = try Data(contentsOf: URL(filePath: SharedFile.path("reference/\(file)")))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Reference.self, from: data)
    }

    struct Quality: Decodable {
        let k: Int
        let inertia, silhouette, daviesBouldin, calinskiHarabasz: Double
    }

    struct Retail: Decodable {
        let kmeansK4: Clusters
        let elbow: [String: [Quality]]
        let dbscan: [Density]
        let noiseIDs: [String]
        let pca: [String: Components]
        let kDistance: [String: [String: Double]]

        enum CodingKeys: String, CodingKey {
            case kmeansK4, elbow, dbscan, pca, kDistance
            case noiseIDs = "dbscanNoiseIdsEps06Ms6"
        }
    }

    struct Components: Decodable {
        let explainedVarianceRatio, eigenvaluesDdof0: [Double]
        let componentsRows: [[Double]]
    }

    struct Scenarios: Decodable {
        let recommended: Clusters
    }

    struct Clusters: Decodable {
        struct Cluster: Decodable {
            let name: String
            let count: Int
            let centroidScaled, meanOfMembers, medianOfMembers, profileZAcrossCentroids: [String: Double]
        }

        let parameters: [String: [String: Double]]
        let inertia, silhouette, daviesBouldin, calinskiHarabasz: Double
        let clusters: [Cluster]
    }

    struct Density: Decodable {
        let eps: Double
        let minSamples, core, clusters, noise: Int
        let border: Int?
        let clusterSizes: [Int]?
    }

    struct DefaultDensity: Decodable {
        let recommended: Density
        let others: [Density]
    }

    struct CustomerData: Decodable {
        struct Main: Decodable {
            let inertia, silhouette, daviesBouldin, calinskiHarabasz: Double
            let clusters: [Cluster]
            let scaler: [String: [String: Double]]
        }
        struct Cluster: Decodable {
            let count: Int
            let means: [String: Double]
            let modes: [String: String]
            let members: [String]
        }

        let main10Features: Main
    }

    struct Mall: Decodable {
        struct Sweep: Decodable {
            let byK: [Quality]
            let bestKBySilhouette, bestKByDaviesBouldin, bestKByCalinskiHarabasz: Int
        }

        let main: [String: Sweep]
    }
}
