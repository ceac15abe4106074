import Segmentation
import Testing
import Training

@Suite struct SymmetricEigenvaluesTests {
    @Test func aMatrixOfTwoColumnsIsDecomposedAsByHand() {
        let eigen = SymmetricEigenvalues(of: Matrix([[2, 1], [1, 2]]))
        #expect(zip(eigen.values, [3, 1]).allSatisfy { abs($0 - $1) < 1e-15 })
        let half = 0.5.squareRoot()
        #expect(zip(eigen.vectors.values, [half, half, half, -half]).allSatisfy { abs($0 - $1) < 1e-15 })
    }

    @Test func aDiagonalIsSortedAndLeftAsItIs() {
        let eigen = SymmetricEigenvalues(of: Matrix([[1, 0, 0], [0, -4, 0], [0, 0, 9]]))
        #expect(eigen.values == [9, 1, -4])
        #expect(eigen.vectors == Matrix([[0, 0, 1], [1, 0, 0], [0, 1, 0]]))
        #expect(SymmetricEigenvalues(of: Matrix([[7]])).values == [7])
        #expect(SymmetricEigenvalues(of: Matrix(rows: 0, columns: 0)).values == [])
        #expect(SymmetricEigenvalues(of: Matrix(rows: 3, columns: 3)).values == [0, 0, 0])
    }

    @Test(arguments: [2, 3, 5, 8, 20])
    func valuesAndVectorsGiveTheMatrixBack(size: Int) {
        var generator = SeededGenerator(seed: UInt64(size))
        var matrix = Matrix(rows: size, columns: size)
        for row in 0..<size {
            for column in row..<size {
                matrix[row, column] = generator.gaussian()
                matrix[column, row] = matrix[row, column]
            }
        }
        let eigen = SymmetricEigenvalues(of: matrix)
        #expect(eigen.values == eigen.values.sorted(by: >))
        for row in 0..<size {
            for column in 0..<size {
                var (cell, product) = (0.0, 0.0)
                for index in 0..<size {
                    cell += eigen.values[index] * eigen.vectors[index, row] * eigen.vectors[index, column]
                    product += eigen.vectors[row, index] * eigen.vectors[column, index]
                }
                #expect(abs(cell - matrix[row, column]) < 1e-12)
                #expect(abs(product - (row == column ? 1 : 0)) < 1e-13)
            }
        }
    }

    @Test func smallEigenvaluesBesideGreatOnesKeepTheirDigits() {
        // A graded matrix: the least eigenvalue is the determinant over the other, (1e12 * 2 - 1e6 * 1e6) / 1e12.
        let eigen = SymmetricEigenvalues(of: Matrix([[1e12, 1e6], [1e6, 2]]))
        #expect(abs(eigen.values[1] - 1) < 1e-11)
    }
}
