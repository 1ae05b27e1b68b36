namespace DistroFactory.Packages.Resolution;

/// <summary>
/// Reads a boolean dependency: <c>(A and B)</c>, <c>(A or B or C)</c>, <c>(A if B else C)</c>, <c>(A unless B else C)</c>,
/// <c>(A with B)</c>, <c>(A without B)</c>, nested; each capability may compare a version.
/// </summary>
internal sealed class RichDependencyParser
{
    private readonly string _text;
    private int _position;

    private RichDependencyParser(string text) => _text = text;

    public static RichDependency Parse(string text)
    {
        var parser = new RichDependencyParser(text);
        var tree = parser.Group();
        parser.SkipSpaces();
        return parser._position == text.Length ? tree : throw parser.Malformed("text after the closing parenthesis");
    }

    private RichDependency Group()
    {
        Expect('(');
        var left = Operand();
        SkipSpaces();
        if (Peek() == ')')
        {
            _position++;
            return left;
        }

        // and, or, with chain to the right; the others take two sides.
        var first = ReadOperator();
        List<RichDependency> operands = [left, Operand()];
        RichDependency? otherwise = null;
        for (SkipSpaces(); Peek() != ')'; SkipSpaces())
        {
            var word = Word();
            if (word == "else" && first is RichOperator.If or RichOperator.Unless && otherwise is null)
                otherwise = Operand();
            else if (first is RichOperator.And or RichOperator.Or or RichOperator.With && OperatorOf(word) == first)
                operands.Add(Operand());
            else
                throw Malformed($"\"{word}\" does not continue \"{first.ToString().ToLowerInvariant()}\"");
        }

        _position++;
        if (otherwise is not null)
            return RichDependency.Join(first, operands[0], operands[1], otherwise);
        var tree = operands[^1];
        for (var i = operands.Count - 2; i >= 0; i--)
            tree = RichDependency.Join(first, operands[i], tree);
        return tree;
    }

    private RichDependency Operand()
    {
        SkipSpaces();
        return Peek() == '(' ? Group() : RichDependency.Leaf(Capability());
    }

    private Dependency Capability()
    {
        var name = Word();
        SkipSpaces();
        var comparison = DependencyComparison.Any;
        for (; Peek() is '<' or '=' or '>'; _position++)
        {
            comparison |= Peek() switch
            {
                '<' => DependencyComparison.Less,
                '>' => DependencyComparison.Greater,
                _ => DependencyComparison.Equal,
            };
        }

        return comparison == DependencyComparison.Any ? new Dependency(name) : new Dependency(name, comparison, Evr.Parse(Word()));
    }

    // A capability may contain balanced parentheses of its own: perl(Foo), libc.so.6()(64bit).
    private string Word()
    {
        SkipSpaces();
        var start = _position;
        for (var depth = 0; _position < _text.Length && !char.IsWhiteSpace(_text[_position]); _position++)
        {
            if (_text[_position] == '(')
                depth++;
            else if (_text[_position] == ')' && depth-- == 0)
                break;
        }

        return _position > start ? _text[start.._position] : throw Malformed("a capability is missing");
    }

    private RichOperator ReadOperator()
    {
        var word = Word();
        return OperatorOf(word) is var op and not RichOperator.None ? op : throw Malformed($"\"{word}\" is no operator");
    }

    private static RichOperator OperatorOf(string word) =>
        word switch
        {
            "and" => RichOperator.And,
            "or" => RichOperator.Or,
            "if" => RichOperator.If,
            "unless" => RichOperator.Unless,
            "with" => RichOperator.With,
            "without" => RichOperator.Without,
            _ => RichOperator.None,
        };

    private char Peek() => _position < _text.Length ? _text[_position] : throw Malformed("a parenthesis is not closed");

    private void Expect(char expected)
    {
        SkipSpaces();
        if (Peek() != expected)
            throw Malformed($"'{expected}' is missing at {_position}");
        _position++;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }

    private FormatException Malformed(string why) => new($"boolean dependency {_text}: {why}");
}
