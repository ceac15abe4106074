import Bytes
import CSV
import Testing

@Suite struct CSVWriterTests {
    private func text(_ writer: CSVWriter = CSVWriter(), _ write: (inout CSVWriter, inout ByteBuffer) -> Void) -> String
    {
        var writer = writer
        var output = ByteBuffer()
        write(&writer, &output)
        return String(decoding: (0..<output.count).map { output.bytes[$0] }, as: UTF8.self)
    }

    @Test func quotesOnlyWhatNeedsIt() {
        let written = text { writer, output in
            for field in ["plain", "a,b", "say \"hi\"", "two\nlines", "cr\r", "", " x ", "größe"] {
                writer.write(field, to: &output)
            }
            writer.endRecord(to: &output)
        }
        #expect(written == "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"cr\r\",, x ,größe\n")
    }

    @Test func writesNumbersThatReadBack() {
        let written = text(CSVWriter(delimiter: .tab, lineEnd: .carriageReturnLineFeed)) { writer, output in
            writer.write(17850, to: &output)
            writer.write(0.1, to: &output)
            writer.write(-2.0, to: &output)
            writer.endRecord(to: &output)
        }
        #expect(written == "17850\t0.1\t-2\r\n")
    }

    @Test func oneEmptyFieldIsNoBlankLine() {
        let written = text { writer, output in
            writer.write("", to: &output)
            writer.endRecord(to: &output)
            writer.write("", to: &output)
            writer.write("", to: &output)
            writer.endRecord(to: &output)
        }
        #expect(written == "\"\"\n,\n")
    }

    @Test(arguments: CSVDelimiter.allCases)
    func whatIsWrittenReadsBack(_ delimiter: CSVDelimiter) {
        let records = [
            ["id", "a;b|c\td,e"], ["", ""], ["\"", "\"\""], ["\r\n", "\n\r"], [",;\t|", "x"], ["größe", "😀"],
        ]
        let written = text(CSVWriter(delimiter: delimiter)) { writer, output in
            for record in records {
                for field in record { writer.write(field, to: &output) }
                writer.endRecord(to: &output)
            }
        }
        #expect(CSVReading(written, options: CSVOptions(delimiter: delimiter)).records == records)
    }
}
