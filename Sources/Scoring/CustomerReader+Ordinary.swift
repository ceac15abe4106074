internal import Bytes
internal import JSON
internal import Segmentation

/// The way of nearly all customers: members in the schema's order behind the id, values within what training saw.
extension CustomerReader {
    /// Reads members as long as they are ordinary, beginning with the field at `first`.
    ///
    /// What it does not take, it leaves unread; the complete reading then finds out what is the matter. A loop of its
    /// own in which nothing is called, for this is where most of a prediction's time was spent.
    ///
    /// - Returns: the place of the field expected next.
    @_lifetime(reader: copy reader)
    @inline(__always)
    mutating func readOrdinaryMembers(from reader: inout JSONReader, at first: Int, _ rules: CustomerRules) -> Int {
        var members = reader.members
        let count = rules.fields.count
        var place = first
        if place == count {
            if !seen.contains(count) { readOrdinaryIdentifier(&members, rules.keys) }
            place = 0
        }
        let next = Self.readOrdinaryValues(
            &members, place..<seen.next(from: place, to: count), names: rules.keys, fields: rules.fields,
            spellings: rules.spellings, into: &customer)
        seen.insert(place..<next)
        known += next - place
        reader.resume(behind: members)
        return next
    }

    /// Reads the id as its token, quotes and all: it is valid JSON, so it goes out again as it came in.
    @_lifetime(members: copy members)
    private mutating func readOrdinaryIdentifier(_ members: inout JSONMembers, _ names: borrowing JSONKeys) {
        var rest = members
        let names = names.spelled
        guard rest.skipKey(names.count - 1, of: names), let token = rest.readPlainString(),
            token.count <= Self.longestIdentifier + 2
        else { return }
        identifier.append(token)
        seen.insert(names.count - 1)
        members = rest
    }

    /// Reads the values of the features at `places` as long as they are ordinary and says which is the first that is
    /// not. A function of its own, for views of the rules and the values are lent to it.
    @_lifetime(members: copy members)
    private static func readOrdinaryValues(
        _ members: inout JSONMembers, _ places: Range<Int>, names: borrowing JSONKeys,
        fields: borrowing [CustomerRules.Field], spellings: borrowing SpellingTable, into customer: inout Customer
    ) -> Int {
        let names = names.spelled
        let fields = fields.span
        var values = customer.mutableValues
        // Copies, which stay in registers: what was read of the values taken, and of the one at hand.
        var taken = members
        var place = places.lowerBound
        while place < places.upperBound {
            var rest = taken
            guard rest.skipKey(place, of: names) else { break }
            var value = 0.0
            if fields[place].isNumber {
                guard rest.readNumber(into: &value), value >= fields[place].ordinaryLeast,
                    value <= fields[place].ordinaryGreatest
                else { break }
            } else {
                guard let text = rest.readPlainString()?.unquoted,
                    let code = spellings.exactCode(of: text, among: fields[place].spellings)
                else { break }
                value = Double(code)
            }
            values[place] = value
            taken = rest
            place &+= 1
        }
        members = taken
        return place
    }
}

extension Span<UInt8> {
    /// What stands between the quotes of a string's token.
    fileprivate var unquoted: Span<UInt8> {
        @_lifetime(copy self)
        @inline(__always)
        get { unsafe extracting(unchecked: Range(uncheckedBounds: (1, count &- 1))) }
    }
}
