using System.Globalization;
using System.Text;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.Reports;

namespace Nuke.Embedded.Integrations.PlanPage;

/// <summary>
/// The plan as a page with a drawing. Pointing at a target shows what it waits for and what waits for it; a click keeps that.
/// </summary>
internal sealed class HtmlPlan
{
    private const double Height = 34;
    private const double LayerDistance = 78;
    private const double Gap = 24;
    private const double Margin = 16;
    private const double CharacterWidth = 8.2;

    private readonly IReadOnlyList<ExecutableTarget> _plan;
    private readonly IReadOnlyList<PlanEdge> _edges;
    private readonly Dictionary<ExecutableTarget, (double X, double Y, double Width)> _places = [];
    private readonly double _width;
    private readonly double _height;

    private HtmlPlan(IReadOnlyList<ExecutableTarget> plan)
    {
        _plan = plan;
        _edges = PlanEdge.Among(plan);
        var layout = new PlanLayout(plan, _edges);
        _width = layout.Layers.Select(WidthOf).Append(0).Max() + 2 * Margin;
        _height = layout.Layers.Count * LayerDistance + Margin;
        foreach (var layer in layout.Layers)
        {
            var x = (_width - WidthOf(layer)) / 2;
            foreach (var target in layer)
            {
                _places[target] = (x, Margin + layout.LayerOf(target) * LayerDistance, WidthOf(target));
                x += WidthOf(target) + Gap;
            }
        }
    }

    public static string Write(IReadOnlyList<ExecutableTarget> plan)
    {
        var page = new HtmlPlan(plan);
        return HtmlPage.Fill(
            typeof(HtmlPlan),
            "plan.html",
            ("title", HtmlPage.Text($"Plan: {string.Join(", ", plan.Where(target => target.Invoked))}")),
            ("drawing", page.Draw()),
            ("rows", string.Concat(plan.Select(page.Row)))
        );
    }

    private string Draw()
    {
        var svg = new StringBuilder(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(_width)}\" "
                + $"height=\"{N(_height)}\" viewBox=\"0 0 {N(_width)} {N(_height)}\">\n"
        );
        foreach (var edge in _edges)
            svg.Append(Draw(edge));
        for (var i = 0; i < _plan.Count; i++)
            svg.Append(Draw(_plan[i], i + 1));
        return svg.Append("</svg>").ToString();
    }

    private string Draw(PlanEdge edge)
    {
        var (fromX, fromY, fromWidth) = _places[edge.From];
        var (toX, toY, toWidth) = _places[edge.To];
        var (x1, y1, x2, y2) = (fromX + fromWidth / 2, fromY + Height, toX + toWidth / 2, toY);
        var bend = (y2 - y1) / 2;
        var kind = edge.Kind.Replace(' ', '-');
        return $"<path class=\"edge {kind}\" data-from=\"{edge.From}\" data-to=\"{edge.To}\" fill=\"none\" stroke=\"#8a94a6\""
            + $"{(edge.Kind == PlanEdge.After ? " stroke-dasharray=\"5 4\"" : "")} "
            + $"stroke-width=\"{(edge.Kind == PlanEdge.TriggeredBy ? "2.5" : "1.5")}\""
            + $" d=\"M{N(x1)} {N(y1)} C{N(x1)} {N(y1 + bend)} {N(x2)} {N(y2 - bend)} {N(x2)} {N(y2 - 7)}\"/>"
            + $"<path class=\"head\" data-from=\"{edge.From}\" data-to=\"{edge.To}\" "
            + $"fill=\"#8a94a6\" d=\"M{N(x2)} {N(y2)} l-4.5 -8 h9 z\"/>\n";
    }

    private string Draw(ExecutableTarget target, int turn)
    {
        var (x, y, wide) = _places[target];
        return $"<g class=\"node{(target.Invoked ? " invoked" : "")}\" data-name=\"{target}\" "
            + $"tabindex=\"0\"><title>{HtmlPage.Text(target.Description ?? target.Name)}</title>"
            + $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(wide)}\" height=\"{N(Height)}\" rx=\"6\" "
            + $"fill=\"{(target.Invoked ? "#d9e8ff" : "#fff")}\" stroke=\"#5b6b86\"/>"
            + $"<text x=\"{N(x + 10)}\" y=\"{N(y + 22)}\" font-size=\"11\" fill=\"#5b6b86\">{turn}</text>"
            + $"<text x=\"{N(x + wide / 2 + 8)}\" y=\"{N(y + 22)}\" font-size=\"14\" text-anchor=\"middle\">{target}</text></g>\n";
    }

    private string Row(ExecutableTarget target, int index)
    {
        var waits = _edges
            .Where(edge => edge.To == target)
            .GroupBy(edge => edge.Kind)
            .Select(group => $"{group.Key} {string.Join(", ", group.Select(edge => $"<a href=\"#{edge.From}\">{edge.From}</a>"))}");
        var conditions = target
            .StaticConditions.Concat(target.DynamicConditions)
            .Select(condition => $"if <code>{HtmlPage.Text(condition.Text)}</code>");
        return "<tr "
            + $"id=\"{target}\"><td>{index + 1}</td><td>{target}</td><td>{HtmlPage.Text(target.Description)}</td>"
            + $"<td>{string.Join("; ", waits.Concat(conditions))}</td></tr>\n";
    }

    private static double WidthOf(ExecutableTarget target) => target.Name.Length * CharacterWidth + 46;

    private static double WidthOf(List<ExecutableTarget> layer) => layer.Sum(WidthOf) + Gap * (layer.Count - 1);

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
