import Segmentation
import TestSupport
import Testing
import Training

/// Customers of a block are answered as they are one by one.
@Suite struct CustomerBlockTests {
    @Test(arguments: [0, 1, 7, CustomerBlock.capacity])
    func isAnsweredAsItsCustomersAre(count: Int) throws {
        for segmenter in [try Segmenter.sampleRFM(), try .sampleMixture()] {
            let dimension = segmenter.encoder.schema.dimension
            var generator = SeededGenerator(seed: 5)
            let customers = (0..<count).map { _ in (0..<dimension).map { _ in Double(generator.index(below: 400)) } }
            var block = CustomerBlock(dimension: dimension)
            block.fill { values in
                for (place, value) in customers.joined().enumerated() { values[place] = value }
                return count
            }
            var workspace = Segmenter.Workspace()
            segmenter.predict(&block, workspace: &workspace)
            #expect(block.count == count)
            for (place, customer) in customers.enumerated() {
                #expect(block.answers[place] == segmenter.predict(Customer(customer), workspace: &workspace))
            }
        }
    }
}
