import Bytes
import JSON
import Scoring
import Segmentation

/// The steps between the bytes of a body and the bytes of its answer.
enum Rounds {
    static func read(_ body: [UInt8], _ rules: CustomerRules) -> (Int) -> Int {
        { rounds in
            var reader = CustomerReader()
            do throws(JSONError) {
                for _ in 0..<rounds {
                    var json = try JSONReader(body.span)
                    try reader.read(&json, rules: rules, element: nil)
                }
            } catch {
                preconditionFailure("the sample is JSON: \(error)")
            }
            precondition(reader.issues.isEmpty, "the sample can be scored")
            return reader.identifier.count
        }
    }

    static func predict(_ segmenter: Segmenter, _ values: [Double]) -> (Int) -> Int {
        let customer = Customer(values)
        return { rounds in
            var workspace = Segmenter.Workspace()
            var sum = 0
            for _ in 0..<rounds { sum &+= segmenter.predict(customer, workspace: &workspace).cluster }
            return sum
        }
    }

    static func encode() throws -> (Int) -> Int {
        let format = PredictionFormat(try Samples.customers())
        let prediction = Prediction(cluster: 1, confidence: 0.8731, isAnomaly: false)
        let identifier = Array("\"C001\"".utf8)
        return { rounds in
            var output = ByteBuffer(capacity: 4096)
            for _ in 0..<rounds {
                output.removeAll()
                format.append(prediction, identifier: identifier.span, warnings: [], to: &output)
            }
            return output.count
        }
    }
}
