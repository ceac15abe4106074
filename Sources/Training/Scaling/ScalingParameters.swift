package import Segmentation

/// How features are put on one footing before they are clustered.
package struct ScalingParameters: Sendable, Equatable {
    /// What is done to each column first, one transform per column.
    package var transforms: [FeatureTransform]
    /// The rule of centre and scale, the same for all columns.
    package var scaler: FeatureScaler.Kind

    /// Asks for one transform per column.
    package init(transforms: [FeatureTransform], scaler: FeatureScaler.Kind) {
        self.transforms = transforms
        self.scaler = scaler
    }

    /// Asks for the same transform in each of `columns` columns.
    package init(transform: FeatureTransform, columns: Int, scaler: FeatureScaler.Kind) {
        self.init(transforms: [FeatureTransform](repeating: transform, count: columns), scaler: scaler)
    }
}
