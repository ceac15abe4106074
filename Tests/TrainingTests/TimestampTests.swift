import Testing
import Training

@Suite struct TimestampTests {
    private func read(_ text: String, _ order: DateOrder = .monthFirst) -> String? {
        Timestamp([UInt8](text.utf8).span, order: order)?.description
    }

    @Test(arguments: [
        ("12/1/2010 8:26", "2010-12-01 08:26:00"), ("1/31/2011", "2011-01-31 00:00:00"),
        ("12-1-2010 08:26", "2010-12-01 08:26:00"), ("2/29/12 23:59", "2012-02-29 23:59:00"),
        ("1.12.2010 8:26", "2010-12-01 08:26:00"), ("2010-12-01", "2010-12-01 00:00:00"),
        ("2010-12-01 08:26:07", "2010-12-01 08:26:07"), ("2010-12-01T08:26", "2010-12-01 08:26:00"),
        ("2010-12-01T08:26:07.123456Z", "2010-12-01 08:26:07"), ("2010/12/01", "2010-12-01 00:00:00"),
        ("2010-12-01T00:30:00+01:00", "2010-11-30 23:30:00"), ("2010-12-31T23:30:00-0100", "2011-01-01 00:30:00"),
        ("2010-12-01 08:26:07+02", "2010-12-01 06:26:07"), ("20101201", "2010-12-01 00:00:00"),
        ("11-Feb-13", "2013-02-11 00:00:00"), ("1-dec-2010 8:26", "2010-12-01 08:26:00"),
        ("12/1/69", "1969-12-01 00:00:00"), ("12/1/68", "2068-12-01 00:00:00"),
        ("1600-02-29", "1600-02-29 00:00:00"), ("0001-01-01", "0001-01-01 00:00:00"),
        ("9999-12-31 23:59:59", "9999-12-31 23:59:59"),
    ])
    func readsTheDatesThatFilesHave(_ text: String, _ moment: String) {
        #expect(read(text) == moment)
    }

    @Test func readsTheDayFirstWhenTold() {
        #expect(read("1/12/2010 8:26", .dayFirst) == "2010-12-01 08:26:00")
        #expect(read("31/1/2011", .dayFirst) == "2011-01-31 00:00:00")
        #expect(read("2010-12-01", .dayFirst) == "2010-12-01 00:00:00")
    }

    @Test(arguments: [
        "", "x", "13/1/2010", "2/29/2011", "2/29/1900", "4/31/2011", "0/1/2011", "1/0/2011", "2010-13-01", "2010-12",
        "2010-12-01T", "2010-12-01 24:00", "2010-12-01 8", "2010-12-01 8:6", "2010-12-01 08:60", "2010-12-01 08:26:60",
        "2010-12-01 08:26 ", " 2010-12-01", "2010-12/01", "12/1/2010 8:26 PM", "1/1/1", "1/1/123", "20101301",
        "2010120",
        "2010-12-01+01:00:00", "2010-12-01T08:26:07.", "2010-12-01T08:26+1:00", "11-Foo-13", "0000-01-01",
        "10000-01-01",
    ])
    func refusesDatesThatDoNotExist(_ text: String) {
        #expect(read(text) == nil)
    }

    @Test func countsSecondsFrom1970() throws {
        #expect(try #require(Timestamp(year: 1970, month: 1, day: 1)).seconds == 0)
        #expect(try #require(Timestamp(year: 2000, month: 3, day: 1)).seconds == 951_868_800)
        #expect(try #require(Timestamp(year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59)).seconds == -1)
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var day = try #require(Timestamp(year: 1800, month: 1, day: 1))
        for _ in 0..<146_097 {
            let next = day.adding(days: 1)
            #expect(Timestamp([UInt8](next.description.utf8).span) == next)
            day = next
        }
        #expect(day.description == "2200-01-01 00:00:00")
    }

    @Test(arguments: [(0, 0), (86_399, 0), (86_400, 1), (-1, -1), (-86_400, -1), (-86_401, -2)])
    func roundsDaysDown(_ seconds: Int, _ days: Int) {
        let moment = Timestamp(seconds: 1_000)
        #expect(Timestamp(seconds: 1_000 + seconds).wholeDays(since: moment) == days)
    }
}
