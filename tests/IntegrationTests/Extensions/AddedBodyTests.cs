using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace RyzeChatwoot.IntegrationTests.Extensions;

/// <summary>A further route with a body, as CONTRIBUTING describes it: a typed record, its validator, and nothing else.</summary>
[TestFixture(Database.Sqlite)]
public sealed class AddedBodyTests(Database kind) : ServiceTests(kind)
{
    private RunningService second = null!;
    private ChatwootClient client = null!;

    [SetUp]
    public async Task StartSecondAsync()
    {
        second = await StartAnotherAsync(services: services =>
        {
            services.AddMvcCore().AddApplicationPart(typeof(PauseController).Assembly);
            services.AddSingleton<IValidator<PauseRequest>, PauseRequestValidator>();
        });
        client = second.ClientWith(AccountToken);
    }

    [TearDown]
    public async Task StopSecondAsync()
    {
        client.Dispose();
        await second.DisposeAsync();
    }

    [Test]
    public async Task A_valid_body_reaches_the_action()
    {
        var response = await SendAsync("""{"minutes":5,"reason":"holiday","contact":{"name":"Ana"},"more":[1]}""");

        Assert.That((response.Status, response.Body), Is.EqualTo((200, "5 holiday Ana")));
    }

    [TestCase("""{"minutes":0,"contact":{}}""", "minutes must be above 0; reason is required; contact.name is required")]
    [TestCase("""{"minutes":"s3cr3t","reason":"x"}""", "minutes has the wrong type")]
    [TestCase("""{"minutes":5.5,"reason":"x"}""", "minutes has the wrong type")]
    [TestCase("""{"minutes":5,"reason":["s3cr3t"]}""", "reason has the wrong type")]
    [TestCase("""{"minutes":5,"reason":"\ud800"}""", "reason has the wrong type")]
    [TestCase("""{"minutes":5,"reason":"x","contact":{"name":{"s3cr3t":1}}}""", "contact has the wrong type")]
    [TestCase("""{"minutes":5,"reason":"x","limits":{"s3cr3t":"y"}}""", "limits has the wrong type")]
    [TestCase("""{"minutes":5,"reason":"x","mode":"s3cr3t"}""", "mode has the wrong type")]
    [TestCase("""{"minutes":5,"reason":s3cr3t}""", "is not valid JSON at line 1, position 23")]
    [TestCase("""{"minutes":5""", "is not valid JSON at line 1, position 13")]
    [TestCase("[]", "must be a JSON object")]
    [TestCase("null", "must be a JSON object")]
    [TestCase("", "must be a JSON object")]
    public async Task An_invalid_body_is_400_and_names_its_fields(string body, string fault)
    {
        (await SendAsync(body)).AssertError(400, $"invalid body: {fault}");

        Assert.That(second.Log.Lines.Select(line => line.Text), Has.None.Contains("s3cr3t"));
    }

    [Test]
    public async Task A_body_of_more_than_64_KiB_is_too_large() =>
        (await SendAsync(new string(' ', (64 * 1024) + 1))).AssertError(413, "request body too large");

    private Task<Response> SendAsync(string body) =>
        client.SendAsync(HttpMethod.Post, "api/pause", new StringContent(body, Encoding.UTF8, "application/json"));
}

public enum PauseMode
{
    Soft,
    Hard,
}

public sealed record PauseContact(string? Name);

public sealed record PauseRequest(int? Minutes, string? Reason, PauseContact? Contact, Dictionary<string, int>? Limits, PauseMode? Mode);

public sealed class PauseRequestValidator : AbstractValidator<PauseRequest>
{
    public PauseRequestValidator()
    {
        RuleFor(request => request.Minutes).NotNull().WithMessage("is required").GreaterThan(0).WithMessage("must be above 0");
        RuleFor(request => request.Reason).NotEmpty().WithMessage("is required");
        RuleFor(request => request.Contact!.Name).NotEmpty().WithMessage("is required").When(request => request.Contact is not null);
    }
}

[ApiController]
[Route("api/pause")]
public sealed class PauseController : ControllerBase
{
    [HttpPost]
    public IActionResult Pause([FromBody] PauseRequest body) => Content($"{body.Minutes} {body.Reason} {body.Contact?.Name}");
}
