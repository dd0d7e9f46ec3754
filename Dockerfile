# The service as a container: no shell, no root, nothing written outside /data. docs/operations.md says how to run it.
# The packages are locked for linux-x64; on another kind of machine build with --platform linux/amd64.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# CI=true makes the restore insist on the committed lock files, and builds of one commit alike.
ENV CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source

# What decides which packages there are, so that this layer is kept until one of these files changes.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY src/Domain/Domain.csproj src/Domain/packages.lock.json src/Domain/
COPY src/Application/Application.csproj src/Application/packages.lock.json src/Application/
COPY src/Infrastructure/Infrastructure.csproj src/Infrastructure/packages.lock.json src/Infrastructure/
COPY src/WebApi/WebApi.csproj src/WebApi/packages.lock.json src/WebApi/
RUN dotnet restore src/WebApi -r linux-x64 -p:PublishReadyToRun=true

COPY .editorconfig BannedSymbols.txt ./
COPY src/ src/
RUN dotnet publish src/WebApi -c Release -r linux-x64 --no-self-contained --no-restore -p:PublishReadyToRun=true -o /app \
    && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
ARG VERSION=0.2.0
ARG REVISION=
LABEL org.opencontainers.image.title="RyzeChatwoot" \
      org.opencontainers.image.description="The Chatwoot module of RyzeAPI" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.licenses="MIT"
# The base image sets ASPNETCORE_HTTP_PORTS=8080; the URLs count. No debugger attaches here, and its socket in /tmp could not be made on a
# read-only file system.
ENV ASPNETCORE_URLS=http://+:5080 \
    DATABASE_URL=sqlite:/data/ryze-chatwoot.db \
    DOTNET_EnableDiagnostics=0
WORKDIR /app
COPY --from=build /app ./
# An empty volume takes its owner from here.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
VOLUME /data
EXPOSE 5080
USER $APP_UID
# The image has no shell and no curl: the program itself requests /health.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "RyzeChatwoot.WebApi.dll", "health"]
# SIGTERM stops it. Requests in flight have up to 60 s after SHUTDOWN_DELAY_SECONDS: allow 75 s and that delay before SIGKILL.
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "RyzeChatwoot.WebApi.dll"]
