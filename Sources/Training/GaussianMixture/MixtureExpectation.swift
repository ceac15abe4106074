import Glibc
import Segmentation

/// One expectation step: shares rows out among the components of a model and adds up what they come to.
struct MixtureExpectation: Sendable {
    /// Blocks of four rows that one part of the work takes; fixed, so that sums do not depend on the workers.
    private static let blocksPerPart = 256

    let lanes: RowLanes
    let model: GaussianMixtureModel

    /// The moments of all rows around the model's means.
    func moments(workers: Workers) -> MixtureMoments {
        let parts = (lanes.blocks + Self.blocksPerPart - 1) / Self.blocksPerPart
        let moments = workers.map(parts) { part in
            let first = part * Self.blocksPerPart
            var sums = LaneMoments(model)
            for block in first..<min(first + Self.blocksPerPart, lanes.blocks) { sums.add(block, of: lanes) }
            return sums.moments
        }
        var all = MixtureMoments(
            components: model.componentCount, dimension: model.means.columns, isDiagonal: model.shape.isDiagonal)
        for part in moments { all.add(part) }
        return all
    }
}

/// Sums of moments, one in each of four lanes.
private struct LaneMoments {
    private let model: GaussianMixtureModel
    private let dimension: Int
    private let isDiagonal: Bool
    private var logLikelihood = SIMD4<Double>.zero
    private var counts: [SIMD4<Double>]
    private var sums: [SIMD4<Double>]
    private var products: [SIMD4<Double>]
    /// Deviations of four rows from the mean of each component, and the logarithms of its weighted densities there.
    private var deviations: [SIMD4<Double>]
    private var logs: [SIMD4<Double>]

    init(_ model: GaussianMixtureModel) {
        self.model = model
        dimension = model.means.columns
        isDiagonal = model.shape.isDiagonal
        counts = [SIMD4<Double>](repeating: .zero, count: model.componentCount)
        sums = [SIMD4<Double>](repeating: .zero, count: model.componentCount * dimension)
        products = [SIMD4<Double>](repeating: .zero, count: model.whitening.count)
        deviations = sums
        logs = counts
    }

    var moments: MixtureMoments {
        var moments = MixtureMoments(components: counts.count, dimension: dimension, isDiagonal: isDiagonal)
        moments.logLikelihood = logLikelihood.sum()
        moments.counts = counts.map { $0.sum() }
        moments.deviations = sums.map { $0.sum() }
        moments.products = products.map { $0.sum() }
        return moments
    }

    /// Adds four rows, or as many as the last block has.
    mutating func add(_ block: Int, of lanes: RowLanes) {
        var greatest = SIMD4<Double>(repeating: -.infinity)
        for component in logs.indices {
            let start = component * dimension
            for column in 0..<dimension {
                deviations[start + column] =
                    lanes.vector(ofBlock: block, column: column)
                    - SIMD4(repeating: model.means.values[start + column])
            }
            let distances = isDiagonal ? diagonalDistances(from: start) : triangularDistances(from: start)
            logs[component] = SIMD4(repeating: model.logPeaks[component]) - distances * 0.5
            greatest = pointwiseMax(greatest, logs[component])
        }
        var total = SIMD4<Double>.zero
        for component in logs.indices {
            logs[component] = (logs[component] - greatest).map(exp)
            total += logs[component]
        }
        var weights = SIMD4<Double>.zero
        for row in lanes.rows(ofBlock: block) { weights[row % 4] = 1 }
        logLikelihood += (greatest + total.map(log)) * weights
        let shares = weights / total
        for component in logs.indices { add(component, logs[component] * shares) }
    }

    private func diagonalDistances(from start: Int) -> SIMD4<Double> {
        var distances = SIMD4<Double>.zero
        for column in start..<(start + dimension) {
            let white = deviations[column] * model.whitening[column]
            distances += white * white
        }
        return distances
    }

    private func triangularDistances(from start: Int) -> SIMD4<Double> {
        var distances = SIMD4<Double>.zero
        for row in 0..<dimension {
            var white = SIMD4<Double>.zero
            let factors = (start + row) * dimension
            for column in 0...row { white += deviations[start + column] * model.whitening[factors + column] }
            distances += white * white
        }
        return distances
    }

    private mutating func add(_ component: Int, _ responsibility: SIMD4<Double>) {
        let start = component * dimension
        counts[component] += responsibility
        for one in start..<(start + dimension) {
            let weighted = deviations[one] * responsibility
            sums[one] += weighted
            if isDiagonal {
                products[one] += weighted * deviations[one]
            } else {
                for other in start...one { products[one * dimension + other - start] += weighted * deviations[other] }
            }
        }
    }
}

extension SIMD4<Double> {
    /// The results of `function` for each lane.
    @inline(__always)
    fileprivate func map(_ function: (Double) -> Double) -> SIMD4<Double> {
        SIMD4(function(self[0]), function(self[1]), function(self[2]), function(self[3]))
    }
}
