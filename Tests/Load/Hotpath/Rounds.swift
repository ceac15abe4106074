import Bytes
import JSON
import Scoring
import Segmentation

/// The steps between the bytes of a body and the bytes of its answer.
enum Rounds {
    static func read() throws -> (Int) -> Int {
        let rules = CustomerRules(try Samples.customers().encoder.schema)
        let body = Array(Samples.customer.utf8)
        var reader = CustomerReader()
        return { rounds in
            do throws(JSONError) {
                for _ in 0..<rounds {
                    var json = try JSONReader(body.span)
                    try reader.read(&json, rules: rules, element: nil)
                }
            } catch {
                preconditionFailure("the sample is JSON: \(error)")
            }
            return reader.identifier.count
        }
    }

    static func predict(_ segmenter: Segmenter, _ values: [Double]) -> (Int) -> Int {
        var workspace = Segmenter.Workspace()
        let customer = Customer(values)
        return { rounds in
            var sum = 0
            for _ in 0..<rounds { sum &+= segmenter.predict(customer, workspace: &workspace).cluster }
            return sum
        }
    }

    static func encode() throws -> (Int) -> Int {
        let format = PredictionFormat(try Samples.customers())
        let prediction = Prediction(cluster: 1, confidence: 0.8731, isAnomaly: false)
        let identifier = Array("\"C001\"".utf8)
        var output = ByteBuffer(capacity: 4096)
        return { rounds in
            for _ in 0..<rounds {
                output.removeAll()
                format.append(prediction, identifier: identifier.span, warnings: [], to: &output)
            }
            return output.count
        }
    }
}
