using System.Runtime.InteropServices;

static class Limits
{
    const int Processes = 6;

    /// <summary>As in a container without room for more. Holds on Linux, for another user than root.</summary>
    public static void AllowNoMoreThreads()
    {
        nuint[] none = [0, 0];
        if (SetLimit(Processes, none) != 0)
            throw new InvalidOperationException("The limit could not be set.");
    }

    public static bool CanStartAThread()
    {
        try
        {
            new Thread(() => { }).Start();
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    static extern int SetLimit(int resource, nuint[] softAndHard);
}
