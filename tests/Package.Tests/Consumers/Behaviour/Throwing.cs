using System.Runtime.CompilerServices;
using AutomagikTelemetry;

namespace Behaviour;

/// <summary>A synchronous throw through three tracked frames, with a filter and finally blocks on its way.</summary>
static class Throwing
{
    static readonly InvalidOperationException Thrown = new("synchronous");

    public static void Show()
    {
        try
        {
            Top(1);
        }
        catch (Exception caught) when (Noted("caller's filter"))
        {
            Observe.Exception("sync throw", caught, Thrown);
        }
    }

    [TrackCommand]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Top([Tag] int depth)
    {
        try
        {
            return Middle(depth + 1) + 1;
        }
        finally
        {
            Noted("top finally");
        }
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Middle(int depth)
    {
        try
        {
            return Bottom(depth) + 1;
        }
        catch (InvalidOperationException) when (!Noted("middle filter"))
        {
            return -1;
        }
    }

    [TrackCommand]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Bottom(int depth)
    {
        if (depth > 1)
            throw Thrown;
        return depth;
    }

    static bool Noted(string what)
    {
        Observe.Line(what);
        return true;
    }
}
