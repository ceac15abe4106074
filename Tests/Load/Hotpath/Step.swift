import Bytes
import HTTP1
import JSON
import ModelBundle
import Scoring
import Segmentation
import Service

/// A part of what a request costs, or the whole of it without the kernel.
enum Step: String, CaseIterable {
    /// Read a request's head, another one than the last, and compose the head of its answer.
    case exchange
    /// The same with the last one's head.
    case exchangeAgain = "exchange-again"
    /// Read a customer of eleven fields from JSON as libraries write it.
    case read
    /// The same with a line to each field, as people write it.
    case readLines = "read-lines"
    /// Assign a customer of ten features to one of three segments, with the anomaly flag.
    case predict
    /// Assign a customer by recency, frequency and monetary value, with a look-up among 4,268 core points.
    case segment
    /// Write an answer as JSON.
    case encode
    /// Answer `POST /predict`.
    case postPredict = "post-predict"
    /// Answer `POST /segment`.
    case postSegment = "post-segment"
    /// Answer `POST /predict?explain=true`.
    case explainPredict = "explain-predict"
    /// Answer `POST /segment?explain=true`.
    case explainSegment = "explain-segment"
    /// Answer a line of NDJSON of a stream, with a customer by recency, frequency and monetary value.
    case line
    /// Answer the same customer as a row of CSV.
    case row
    /// Answer a whole table of one row.
    case table

    /// Gets everything ready and gives what does any number of rounds and says what the last one wrote or found.
    func make() throws -> (_ rounds: Int) -> Int {
        switch self {
        case .exchange:
            Wire.rounds(of: ["POST /echo", "POST /ohce"].map { Wire.request($0, Samples.customer) }, by: Constant())
        case .exchangeAgain: Wire.rounds(of: Wire.request("POST /echo", Samples.customer), by: Constant())
        case .read: Rounds.read(Array(Samples.customer.utf8), CustomerRules(try Samples.customers().encoder.schema))
        case .readLines: Rounds.read(Samples.linedCustomer, CustomerRules(try Samples.customers().encoder.schema))
        case .predict: Rounds.predict(try Samples.customers(), Samples.customerValues)
        case .segment: Rounds.predict(try Samples.retail(), Samples.retailValues)
        case .encode: try Rounds.encode()
        case .postPredict: Wire.rounds(of: Wire.request("POST /predict", Samples.customer), by: try Samples.service())
        case .postSegment:
            Wire.rounds(of: Wire.request("POST /segment", Samples.retailCustomer), by: try Samples.service())
        case .explainPredict:
            Wire.rounds(of: Wire.request("POST /predict?explain=true", Samples.customer), by: try Samples.service())
        case .explainSegment:
            Wire.rounds(
                of: Wire.request("POST /segment?explain=true", Samples.retailCustomer), by: try Samples.service())
        case .line: RowStreams.lines(of: ModelScorer(try Samples.retail()))
        case .row: RowStreams.rows(of: ModelScorer(try Samples.retail()))
        case .table: RowStreams.tables(of: ModelScorer(try Samples.retail()))
        }
    }
}
