using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>A controller sends requests and nothing else; failures are results, so it has nothing to catch.</summary>
internal static class ControllerShape
{
    public static bool IsController(Type type) => type.IsAssignableTo(typeof(ControllerBase));

    public static IEnumerable<string> Constructors(IEnumerable<Type> types) => types
        .Where(IsController)
        .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .SelectMany(constructor => constructor.GetParameters())
        .Where(parameter => parameter.ParameterType != typeof(IMediator))
        .Select(parameter => $"{parameter.Member.DeclaringType!.Name} takes {parameter.Name}");

    /// <summary>A controller says on itself who may call it; the fallback policy is for the one that does not.</summary>
    public static IEnumerable<string> Open(IEnumerable<Type> types) =>
        types.Where(type => IsController(type) && !type.IsDefined(typeof(AuthorizeAttribute))).Select(type => type.Name);

    /// <summary>
    /// Bodies are sent in camelCase, as MVC reads them. The OpenAPI document would give a property without a name of its own the snake_case of
    /// the responses.
    /// </summary>
    public static IEnumerable<string> UnnamedFields(IEnumerable<Type> types) => types
        .Where(IsController)
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .SelectMany(action => action.GetParameters())
        .Where(parameter => parameter.IsDefined(typeof(FromBodyAttribute)))
        .SelectMany(parameter => parameter.ParameterType.GetProperties())
        .Where(field => field.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name != JsonNamingPolicy.CamelCase.ConvertName(field.Name))
        .Select(field => $"{field.DeclaringType!.Name}.{field.Name} lacks [JsonPropertyName(\"{JsonNamingPolicy.CamelCase.ConvertName(field.Name)}\")]");

    public static IEnumerable<string> Tries(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Nodes<TryStatementSyntax>().Any()).Select(file => file.Path);
}
