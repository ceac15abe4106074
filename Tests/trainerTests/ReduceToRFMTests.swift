import FoundationEssentials
import TestSupport
import Testing

@testable import trainer

@Suite struct ReduceToRFMTests {
    private let folder: TemporaryFolder
    private var output: String { folder.path + "/rfm.csv" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "sales.csv",
            """
            InvoiceNo,CustomerID,Quantity,UnitPrice,InvoiceDate
            1,20,2,1.25,2011-01-01 10:00
            2,20,1,3.00,2011-01-03 10:00
            3,"a,b",1,0.50,2011-01-03 12:00
            C4,20,1,0.50,2011-01-03 12:00

            """)
    }

    @Test func writesOneRowPerCustomer() throws {
        let run = TrainerRun(["rfm", "--transactions", folder.path + "/sales.csv", "--output", output])
        #expect(run.status == 0)
        #expect(
            try String(contentsOfFile: output, encoding: .utf8) == """
                customer_id,recency,frequency,monetary,average_order_value,tenure
                20,1,2,5.5,2.75,3
                "a,b",1,1,0.5,0.5,1

                """)
        #expect(run.output.isEmpty)
        let lines = run.errors.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("- cancellation 1"))
        #expect(lines.contains("customers 2"))
    }

    @Test func afterAnErrorTheOldFileStands() throws {
        try folder.write("rfm.csv", "old")
        try folder.write("broken.csv", "InvoiceNo,CustomerID,Quantity,UnitPrice,InvoiceDate\n1,\"2")
        let run = TrainerRun(["rfm", "--transactions", folder.path + "/broken.csv", "--output", output])
        #expect(run.status == 1)
        #expect(
            run.errors.hasSuffix("broken.csv: line 2, column 2: expected a closing quote, found the end of the text\n"))
        #expect(try String(contentsOfFile: output, encoding: .utf8) == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
    }

    @Test func aFullDiskIsNamedAndADeviceIsWrittenInItsPlace() throws {
        let arguments = ["rfm", "--quiet", "--transactions", folder.path + "/sales.csv", "--output"]
        #expect(TrainerRun(arguments + ["/dev/null"]).errors.isEmpty)
        let full = TrainerRun(arguments + ["/dev/full"])
        #expect((full.status, full.errors) == (1, "trainer: /dev/full: cannot write: No space left on device\n"))
        let missing = TrainerRun(arguments + [folder.path + "/no/rfm.csv"])
        #expect(missing.errors == "trainer: \(folder.path)/no/rfm.csv: cannot write: No such file or directory\n")
    }
}
