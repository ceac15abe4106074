import CLinux

extension SIMD4<Double> {
    /// The square root of each lane, NaN of a negative one: the vector's own method takes them one by one.
    @inline(__always)
    var squareRoots: SIMD4<Double> {
        SIMD4(lowHalf: clinux_square_roots(lowHalf), highHalf: clinux_square_roots(highHalf))
    }
}
