package import Segmentation

/// Confidences that mean something testable: of customers with confidence p, a share p keeps its segment in refits.
///
/// One half of the customers fits, the other half judges. A temperature is tried first, having one number to fit;
/// where on the fitting half its expected calibration error is too great or a constant would do better, a map of the
/// margin takes its place. The judging half has no part in that choice.
///
/// Reference: C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On calibration of modern neural networks", ICML 2017.
package struct CalibrationFit: Sendable, Equatable {
    /// From squared distances to a confidence.
    package let calibration: Calibration
    /// What it is worth.
    package let evaluation: CalibrationEvaluation
}

extension CalibrationParameters {
    /// Checks the parameters, then fits them.
    package func fit(_ sample: CalibrationSample) throws(CalibrationFitError) -> CalibrationFit {
        let valid: Valid
        do { valid = try validated() } catch { throw .invalidParameter(error) }
        return try valid.fit(sample)
    }
}

extension CalibrationParameters.Valid {
    /// Fits on one half of the customers, drawn by the seed, and judges on the other; of an odd number, one more fits.
    package func fit(_ sample: CalibrationSample) throws(CalibrationFitError) -> CalibrationFit {
        if let problem = sample.squaredDistances.firstNonFiniteValue { throw .nonFinite(problem) }
        let count = sample.keptShares.count
        guard count >= 2 else { throw .tooFewCustomers(found: count) }
        var generator = SeededGenerator(seed: parameters.seed)
        let drawn = generator.permutation(of: count)
        let fitting = sample.selecting(drawn.prefix((count + 1) / 2))
        let judging = sample.selecting(drawn.suffix(count / 2))
        let calibration = calibration(fitting)
        let judged = Reliability(judging.confidences(by: calibration), judging.keptShares)
        return CalibrationFit(
            calibration: calibration,
            evaluation: CalibrationEvaluation(
                method: calibration.kind, fittedCustomers: fitting.keptShares.count,
                judgedCustomers: judging.keptShares.count,
                expectedCalibrationError: judged.expectedCalibrationError, brierScore: judged.brierScore,
                constantBrierScore: judged.constantBrierScore, reliability: judged.bins))
    }

    private func calibration(_ sample: CalibrationSample) -> Calibration {
        let temperature = Calibration(
            temperature: TemperatureSearch(sample: sample).best(from: parameters.initialTemperature))
        let fitted = Reliability(sample.confidences(by: temperature), sample.keptShares)
        let isFit =
            fitted.expectedCalibrationError <= CalibrationEvaluation.acceptableError
            && fitted.brierScore <= fitted.constantBrierScore
        // A single cluster leaves no margin, and nothing to be unsure of.
        if isFit || sample.squaredDistances.columns < 2 { return temperature }
        return Calibration(isotonic: IsotonicMap(IsotonicFit(places: sample.margins, values: sample.keptShares)))
    }
}

extension IsotonicMap {
    /// Level over each block, and linear from one to the next.
    fileprivate init(_ fit: IsotonicFit) {
        var knots: [(margin: Double, confidence: Double)] = []
        for block in fit.blocks {
            knots.append((block.places.lowerBound, block.value))
            guard block.places.upperBound > block.places.lowerBound else { continue }
            knots.append((block.places.upperBound, block.value))
        }
        self.init(margins: knots.map(\.margin), confidences: knots.map { min(max($0.confidence, 0), 1) })
    }
}
