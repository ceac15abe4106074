import TestSupport
import Testing
import Training

@Suite struct TableProfileTests {
    private func columns(_ text: String, _ request: TableColumns.Request = .init()) throws -> TableColumns {
        let (profile, _) = try TableProfile.read(BufferedSource(TextSource(text)))
        return try TableColumns(request, in: profile, source: "rows.csv")
    }

    static let table =
        "Income;Customer Id;Town;Note;Empty;Same\n"
        + (1...60).map {
            "\($0 * 7 % 11),;C\($0);\($0 % 2 == 0 ? "Pune" : "Agra");text \($0);;1\n".replacing(",;", with: ";")
        }.joined()

    @Test func columnsAreTakenForWhatTheyHold() throws {
        let columns = try columns(Self.table)
        #expect(columns.identifier == "Customer Id")
        #expect(columns.numeric == ["Income"] && columns.categorical == ["Town"])
        #expect(
            columns.omissions.map(\.description) == [
                "Note is left out: it holds more than 50 different texts (--categorical takes it all the same)",
                "Empty is left out: it holds nothing", "Same is left out: all customers have the same value",
            ])
    }

    @Test func onlyFeaturesThatAreNamedAreTaken() throws {
        let asked = try columns(
            Self.table, .init(identifier: "customer_id", numeric: [], categorical: ["income", "Note"]))
        #expect(asked.numeric == [] && asked.categorical == ["Income", "Note"] && asked.omissions.isEmpty)
    }

    @Test(arguments: [
        ("a,paid\nx,1\ny,2\n", "a"), ("n,user_id\n1,7\n2,8\n", "user_id"), ("UUID,x\n1,7\n2,8\n", "UUID"),
        ("x,id\na,1\nb,1\n", "x"),
    ])
    func theColumnThatTellsCustomersApartIsFound(text: String, identifier: String) throws {
        let (profile, _) = try TableProfile.read(BufferedSource(TextSource(text)))
        #expect(profile.identifier == identifier)
    }

    @Test(arguments: [
        ("a,b\n1,1\n1,2\n", TableColumns.Request(), "expected a column with another value for each customer"),
        ("id,b\n1,1\n2,2\n", .init(numeric: ["c"]), "expected a column 'c', found 'id' and 'b'"),
        ("id,b\n1,1\n2,2\n", .init(numeric: ["b"], categorical: ["b"]), "\"b\" is asked for twice"),
        ("id,b\n1,1\n2,1\n", .init(), "b is left out: all customers have the same value"),
        ("id,b\n1,\n2,NA\n", .init(identifier: "id"), "b is left out: it holds nothing"),
    ])
    func whatCannotBeATableOfCustomersIsSaid(text: String, request: TableColumns.Request, message: String) {
        let error = #expect(throws: TableError.self) { try columns(text, request) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test(arguments: ["", "\n\n"])
    func anEmptyFileIsSaidToBeEmpty(text: String) {
        let error = #expect(throws: SourceError.self) { try TableProfile.read(BufferedSource(TextSource(text))) }
        #expect(error?.description == "rows.csv: expected a header and rows, found nothing")
    }

    @Test func linesThatAreQuotedFieldsAreUnwrapped() throws {
        let (profile, _) = try TableProfile.read(BufferedSource(TextSource("\"id,x\"\n\"a,1\"\n\"b,2\"\n")))
        #expect(profile.columns.map(\.name) == ["id", "x"] && profile.columns[1].isNumeric)
    }
}
