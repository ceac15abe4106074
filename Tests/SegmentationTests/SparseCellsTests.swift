import Testing

@testable import Segmentation

@Suite struct SparseCellsTests {
    @Test(arguments: [0, 1, 63, 64, 65, 1000], [1, 2, 5, 64, 300]) func countsThoseBefore(cells: Int, each: Int) {
        let isThere = (0..<cells).map { $0 % each == each - 1 }
        let sparse = SparseCells(isThere)
        let places = isThere.indices.filter { isThere[$0] }
        #expect(sparse.count == places.count)
        #expect(places.map(sparse.place(of:)) == Array(places.indices))
    }
}
