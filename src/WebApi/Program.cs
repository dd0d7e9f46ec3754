return await RyzeChatwoot.WebApi.Commands.CommandLine.RunAsync(args);
