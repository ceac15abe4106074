package import Segmentation

extension Segmenter {
    /// What the model says of a customer of whom all values are known.
    package func answer(_ values: Double...) -> (segment: String, prediction: Prediction) {
        var workspace = Workspace()
        let prediction = predict(Customer(values), workspace: &workspace)
        return (segments[prediction.cluster].name, prediction)
    }
}
