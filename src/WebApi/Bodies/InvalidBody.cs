using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.WebApi.Controllers;

namespace RyzeChatwoot.WebApi.Bodies;

/// <summary>Turns an invalid model state into the envelope: 400 <c>invalid body: &lt;field&gt; &lt;what is wrong&gt;; …</c> (contract, section 7).</summary>
internal static class InvalidBody
{
    public static IActionResult Of(ActionContext context)
    {
        // The model state sorts by key; people read in the order of the record.
        var body = context.ActionDescriptor.Parameters.First(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Body);
        var fields = Array.ConvertAll(body.ParameterType.GetProperties(), property => property.Name);
        var faults =
            from entry in context.ModelState
            orderby Array.IndexOf(fields, entry.Key.Split('.', '[')[0])
            from error in entry.Value!.Errors
            select error.Exception is JsonException exception ? FaultOf(exception) : $"{FieldOf(entry.Key)} {error.ErrorMessage}".TrimStart();
        return IntegrationFailures.InvalidBody(faults).ToActionResult();
    }

    private static string FieldOf(string key) => string.Join('.', key.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    // The serializer's own message may quote the body and names .NET types.
    private static string FaultOf(JsonException exception)
    {
        if (exception.InnerException is JsonException)
        {
            // It counts from 0, people count from 1.
            return $"is not valid JSON at line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}";
        }

        // Only the first name of the path is surely ours: further ones can be keys of a dictionary.
        return exception.Path?.Split('.', '[') is [_, var field, ..] ? $"{field} has the wrong type" : "lacks a required field";
    }
}
