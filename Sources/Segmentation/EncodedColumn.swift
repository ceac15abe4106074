/// One column of the vector that a customer becomes where features do not simply stand one behind the other.
struct EncodedColumn: Sendable, Equatable {
    /// The feature that it comes from.
    let feature: Int
    /// The category that it stands for, of a feature with a column per category; else nil.
    let category: Double?
    let transform: FeatureTransform
    let fillValue: Double
    let lowerLimit: Double
    let upperLimit: Double
    let centre: Double
    let scale: Double

    /// The scaled value of a raw one; NaN says that it is missing.
    func encode(_ raw: Double) -> Double {
        let known = raw.isNaN ? fillValue : raw
        let value =
            category.map { known == $0 ? 1 : 0 } ?? transform.apply(min(max(known, lowerLimit), upperLimit))
        return (value - centre) / scale
    }

    /// The columns of `schema`, in their order.
    static func columns(of schema: FeatureSchema, scaler: FeatureScaler) -> [EncodedColumn] {
        let places = schema.features.indices.flatMap { feature in
            let isOneHot = schema.features[feature].hasColumnPerCategory
            return schema.features[feature].columnNames.indices.map {
                (feature: feature, category: isOneHot ? Double($0) : nil)
            }
        }
        return places.enumerated().map { column, place in
            let feature = schema.features[place.feature]
            return EncodedColumn(
                feature: place.feature, category: place.category, transform: feature.transform,
                fillValue: feature.fillValue, lowerLimit: feature.winsorLimits?.lowerBound ?? -.infinity,
                upperLimit: feature.winsorLimits?.upperBound ?? .infinity, centre: scaler.centre[column],
                scale: scaler.scale[column])
        }
    }
}
