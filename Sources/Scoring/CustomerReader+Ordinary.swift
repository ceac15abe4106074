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
        let names = names.spelled
        let start = members.compactValue(names.count - 1, of: names)
        if start > 0 {
            let text = members.compactText(at: start)
            if text.count >= 0 {
                identifier.append(members.compactToken(at: start, count: text.count))
                seen.insert(names.count - 1)
                return members.take(upTo: start &+ text.count &+ 2)
            }
        }
        var rest = members
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
        precondition(
            names.count > fields.count && fields.count == values.count && places.upperBound <= fields.count,
            "a customer has one value per feature")
        var place = places.lowerBound
        while place < places.upperBound {
            place = readCompactValues(
                &members, place..<places.upperBound, names, fields, spellings.exact, into: &values)
            guard place < places.upperBound,
                let value = readOrdinaryValue(&members, place, names, fields, spellings)
            else { break }
            values[place] = value
            place &+= 1
        }
        return place
    }

    /// Reads the values at `places`, which are places in all three spans, as long as they are compact.
    @_lifetime(members: copy members)
    @_lifetime(values: copy values)
    private static func readCompactValues(
        _ members: inout JSONMembers, _ places: Range<Int>, _ names: Span<JSONKeyToken>,
        _ fields: Span<CustomerRules.Field>, _ spellings: ExactSpellings, into values: inout MutableSpan<Double>
    ) -> Int {
        // A copy, which stays in registers.
        var taken = members
        var place = places.lowerBound
        while place < places.upperBound {
            let start = taken.compactValue(place, of: names)
            guard start > 0 else { break }
            if unsafe fields[unchecked: place].isNumber {
                let number = taken.compactNumber(at: start)
                guard number.end > 0, unsafe number.value >= fields[unchecked: place].ordinaryLeast,
                    unsafe number.value <= fields[unchecked: place].ordinaryGreatest
                else { break }
                unsafe values[unchecked: place] = number.value
                taken.take(upTo: number.end)
            } else {
                let text = taken.compactText(at: start)
                guard text.count >= 0,
                    let code = unsafe spellings.code(
                        ofWords: text.words, count: text.count, among: fields[unchecked: place].spellings)
                else { break }
                unsafe values[unchecked: place] = Double(code)
                taken.take(upTo: start &+ text.count &+ 2)
            }
            place &+= 1
        }
        members = taken
        return place
    }

    /// Reads the value at `place` when it is ordinary, however much white space there is; nil leaves it unread.
    @_lifetime(members: copy members)
    private static func readOrdinaryValue(
        _ members: inout JSONMembers, _ place: Int, _ names: Span<JSONKeyToken>, _ fields: Span<CustomerRules.Field>,
        _ spellings: borrowing SpellingTable
    ) -> Double? {
        var rest = members
        guard rest.skipKey(place, of: names) else { return nil }
        var value = 0.0
        if fields[place].isNumber {
            guard rest.readNumber(into: &value), value >= fields[place].ordinaryLeast,
                value <= fields[place].ordinaryGreatest
            else { return nil }
        } else {
            guard let text = rest.readPlainString()?.unquoted,
                let code = spellings.exactCode(of: text, among: fields[place].spellings)
            else { return nil }
            value = Double(code)
        }
        members = rest
        return value
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
