using MediatR;

namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>Handlers, each wrong in one way.</summary>
internal static class HandlerOffenders
{
    internal sealed record OpenDoorCommand : IRequest<string>;

    internal sealed record CloseDoorCommand : IRequest<string>;

    internal sealed record PaintDoorCommand : IRequest<string>;

    internal sealed record MoveDoorCommand : IRequest<string>;

    internal sealed record FindDoorQuery : IRequest<string>;

    public sealed class OpenDoorHandler : IRequestHandler<OpenDoorCommand, string>
    {
        Task<string> IRequestHandler<OpenDoorCommand, string>.Handle(OpenDoorCommand request, CancellationToken cancellationToken) =>
            Task.FromResult("seen by everybody");
    }

#pragma warning disable CA1852 // That it can be sealed is the point.
    internal class CloseDoorHandler : IRequestHandler<CloseDoorCommand, string>
    {
        public virtual Task<string> Handle(CloseDoorCommand request, CancellationToken cancellationToken) => Task.FromResult("not sealed");
    }
#pragma warning restore CA1852

    internal sealed class DoorPainter : IRequestHandler<PaintDoorCommand, string>
    {
        public Task<string> Handle(PaintDoorCommand request, CancellationToken cancellationToken) => Task.FromResult("named otherwise");
    }

    internal sealed class MoveDoorHandler : IRequestHandler<MoveDoorCommand, string>
    {
        public Task<string> Handle(MoveDoorCommand request, CancellationToken cancellationToken) => Task.FromResult("in another file");
    }

    internal sealed class FindDoorHandler : IRequestHandler<FindDoorQuery, string>
    {
        public Task<string> Handle(FindDoorQuery request, CancellationToken cancellationToken) => Task.FromResult("right");
    }
}
