/// Puts features on one footing: z = (x − centre) / scale, column by column.
@usableFromInline package struct FeatureScaler: Sendable, Equatable {
    /// The rule by which centre and scale were fitted.
    package enum Kind: String, Sendable, CaseIterable {
        /// Mean and standard deviation with ddof 0.
        case standard
        /// Minimum and range; new points are not clipped.
        case minMax = "min_max"
        /// Median and interquartile range (linear interpolation).
        case robust
    }

    /// The rule by which centre and scale were fitted.
    package let kind: Kind
    /// What is subtracted, one number per feature, in transformed units.
    @usableFromInline package let centre: [Double]
    /// What is divided by, one positive number per feature; 1 for a constant feature.
    @usableFromInline package let scale: [Double]

    /// Makes a scaler of fitted numbers.
    ///
    /// - Precondition: `centre` and `scale` have one length, and every scale is positive and finite.
    package init(kind: Kind, centre: [Double], scale: [Double]) {
        precondition(centre.count == scale.count, "centre and scale must have one number per feature each")
        precondition(scale.allSatisfy { $0 > 0 && $0.isFinite }, "every scale must be positive and finite")
        self.kind = kind
        self.centre = centre
        self.scale = scale
    }

    /// Number of features.
    package var dimension: Int { centre.count }

    /// The scaled value of feature `index`.
    @inlinable
    package func apply(_ value: Double, at index: Int) -> Double {
        (value - centre[index]) / scale[index]
    }

    /// The transformed value of feature `index` whose scaled value is `value`.
    package func invert(_ value: Double, at index: Int) -> Double {
        value * scale[index] + centre[index]
    }
}
