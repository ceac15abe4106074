import Glibc

/// How a cube is looked at: turned about its upright axis, tilted towards the eye, without perspective.
///
/// A script in a page turns the same points with the same formula, from the attributes that the figure carries.
package struct View3D: Sendable, Equatable {
    /// Turn about the upright axis, in degrees.
    package let turn: Double
    /// Tilt towards the eye, in degrees.
    package let tilt: Double

    /// Makes a view.
    package init(turn: Double = 35, tilt: Double = 22) {
        self.turn = turn
        self.tilt = tilt
    }

    /// Where a point of the cube from -1 to 1 is seen: to the right, and down.
    package func project(_ point: SIMD3<Double>) -> SIMD2<Double> {
        let (turn, tilt) = (turn * .pi / 180, tilt * .pi / 180)
        let right = point.x * cos(turn) + point.y * sin(turn)
        let away = -point.x * sin(turn) + point.y * cos(turn)
        return SIMD2(right, -(point.z * cos(tilt) + away * sin(tilt)))
    }
}
