using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.PlanFormats;

/// <summary>The plan as JSON: an array of targets in order.</summary>
internal static class JsonPlan
{
    public static string Write(IReadOnlyList<ExecutableTarget> plan)
    {
        var edges = PlanEdge.Among(plan).ToLookup(edge => edge.To);
        return BuildFile.Text(json =>
        {
            json.WriteStartArray();
            foreach (var target in plan)
            {
                json.WriteStartObject();
                json.WriteString("name", target.Name);
                json.WriteString("description", target.Description);
                json.WriteBoolean("invoked", target.Invoked);
                WriteNames(json, "needs", edges[target].Where(edge => edge.Kind == PlanEdge.Needs).Select(edge => edge.From.Name));
                WriteNames(json, "after", edges[target].Where(edge => edge.Kind == PlanEdge.After).Select(edge => edge.From.Name));
                WriteNames(
                    json,
                    "triggeredBy",
                    edges[target].Where(edge => edge.Kind == PlanEdge.TriggeredBy).Select(edge => edge.From.Name)
                );
                WriteNames(
                    json,
                    "conditions",
                    target.StaticConditions.Concat(target.DynamicConditions).Select(condition => condition.Text)
                );
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
