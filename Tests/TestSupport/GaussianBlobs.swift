package import Segmentation
import Training

/// Points scattered normally around known centres, in turn: row i belongs to centre i mod k.
package struct GaussianBlobs: Sendable {
    /// One row per point.
    package let points: Matrix
    /// The centre each point was scattered around.
    package let labels: [Int]

    /// Scatters `perCentre` points around each of `centres` with standard deviation `spread` in every column.
    package init(centres: [[Double]], perCentre: Int, spread: Double, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        labels = (0..<(perCentre * centres.count)).map { $0 % centres.count }
        points = Matrix(labels.map { label in centres[label].map { $0 + spread * generator.gaussian() } })
    }
}
