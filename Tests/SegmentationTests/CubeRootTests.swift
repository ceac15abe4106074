import TestSupport
import Testing
import Training

@testable import Segmentation

@Suite struct CubeRootTests {
    /// Numbers of all sizes, small whole ones and amounts of money among them.
    private static let numbers: [Double] = {
        var generator = SeededGenerator(seed: 3)
        return (0..<20_000).map { place in
            let digits = 1 + Double(generator.index(below: 1 << 40)) / Double(1 << 40)
            switch place % 4 {
            case 0: return Double(sign: .plus, exponent: generator.index(below: 2_046) - 1_022, significand: digits)
            case 1: return Double(sign: .minus, exponent: generator.index(below: 40) - 20, significand: digits)
            case 2: return Double(generator.index(below: 2_000))
            default: return Double(generator.index(below: 1_000_000)) / 100
            }
        }
    }()

    /// How far the cube of `root` is from `number`, in units in the last place of the root.
    ///
    /// Both are scaled to the range in which nothing is lost; products are then known without error as two numbers.
    private static func error(_ root: Double, of number: Double) -> Double {
        guard number != 0 else { return root == 0 ? 0 : .infinity }
        let thirds = Int(number.exponent) / 3
        let root = Double(sign: .plus, exponent: -thirds, significand: root)
        let number = Double(sign: .plus, exponent: -3 * thirds, significand: number)
        let square = root * root
        let cube = square * root
        let rest = (-cube).addingProduct(square, root) + (-square).addingProduct(root, root) * root
        return ((cube - number) + rest) / (3 * square * root.ulp)
    }

    @Test func isOffByHalfAUnitInTheLastPlace() {
        for number in Self.numbers {
            #expect(abs(Self.error(CubeRoot.of(number), of: number)) < 0.5001, "\(number)")
        }
    }

    @Test func ofACubeIsItsNumber() {
        for number in stride(from: -100_000.0, through: 100_000, by: 7) {
            #expect(CubeRoot.of(number * number * number) == number)
        }
    }

    /// The last ones worked out with 40 digits.
    @Test(arguments: [
        (0.0, 0.0), (-0.0, -0.0), (.infinity, .infinity), (-.infinity, -.infinity), (0x1p-1074, 0x1p-358),
        (-0x1p-1074, -0x1p-358), (0x1p-1023, 0x1p-341), (0x1p-900, 0x1p-300), (0x1p1023, 0x1p341),
        (1_023, 10.07608628613008), (1_024, 10.079368399158986), (3 * 0x1p-1074, 2.4564162998551826e-108),
    ])
    func holdsAtTheEdges(number: Double, root: Double) {
        #expect(CubeRoot.of(number).bitPattern == root.bitPattern)
    }

    @Test func ofNoNumberIsNone() {
        #expect(CubeRoot.of(.nan).isNaN)
    }

    /// Columns of whole numbers, of others, and of both, at any length.
    @Test func ofAColumnIsThatOfEachNumber() {
        let odd: [Double] = [3, 0, -0.0, .infinity, -.infinity, .nan, 0x1p-1074, 1e-300, 2.5, 1024, 1023, -7, 1e300]
        for column in [odd, [1, 2, 3, 4.5], Array(Self.numbers.prefix(63)), [1, 2, 3], []] {
            for count in 0...column.count {
                var roots = [Double](repeating: -1, count: column.count)
                var span = roots.mutableSpan
                CubeRoot.write(of: column.span, count, into: &span)
                let expected = column.prefix(count).map { CubeRoot.of($0).bitPattern }
                #expect(roots.prefix(count).map(\.bitPattern) == expected)
                #expect(roots.dropFirst(count).allSatisfy { $0 == -1 })
            }
        }
    }
}
