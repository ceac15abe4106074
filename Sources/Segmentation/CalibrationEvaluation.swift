/// What confidences are worth: whether of customers with confidence p a share p keep their segment in refits.
///
/// Judged on customers that the calibration was not fitted on.
package struct CalibrationEvaluation: Sendable, Equatable {
    /// The greatest expected calibration error with which confidences may be taken at their word.
    package static let acceptableError = 0.03
    /// Bins of the reliability table, equally wide.
    package static let binCount = 10

    /// The customers whose confidence lies in one tenth of 0...1.
    package struct Bin: Sendable, Equatable {
        /// How many they are.
        package let customers: Int
        /// Mean of their confidences; nil where there is nobody.
        package let meanConfidence: Double?
        /// How often, over the refits, they kept their segment; nil where there is nobody.
        package let keptShare: Double?

        /// Makes a bin of measured figures.
        package init(customers: Int, meanConfidence: Double?, keptShare: Double?) {
            self.customers = customers
            self.meanConfidence = meanConfidence
            self.keptShare = keptShare
        }
    }

    /// How confidences are made.
    package let method: Calibration.Kind
    /// Customers that the calibration was fitted on.
    package let fittedCustomers: Int
    /// Customers that it was judged on, none of those.
    package let judgedCustomers: Int
    /// Mean over the judged customers of the difference between confidence and kept share within each bin, 0 to 1.
    package let expectedCalibrationError: Double
    /// Mean squared difference between the confidence and whether the customer kept its segment, over all judged
    /// customers and refits; lower is better.
    package let brierScore: Double
    /// The Brier score of the best constant, the share that kept its segment: what knowing nothing of a customer gives.
    package let constantBrierScore: Double
    /// The reliability table: bin b holds the confidences from b/10 up to (b + 1)/10.
    package let reliability: [Bin]

    /// Makes an evaluation of measured figures.
    package init(
        method: Calibration.Kind, fittedCustomers: Int, judgedCustomers: Int, expectedCalibrationError: Double,
        brierScore: Double, constantBrierScore: Double, reliability: [Bin]
    ) {
        self.method = method
        self.fittedCustomers = fittedCustomers
        self.judgedCustomers = judgedCustomers
        self.expectedCalibrationError = expectedCalibrationError
        self.brierScore = brierScore
        self.constantBrierScore = constantBrierScore
        self.reliability = reliability
    }

    /// Whether confidences mean what they say and tell customers apart better than a constant, or as well as one that
    /// is never wrong.
    package var isAcceptable: Bool {
        expectedCalibrationError <= Self.acceptableError
            && (brierScore < constantBrierScore || brierScore == 0)
    }
}
