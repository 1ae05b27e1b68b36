using System.Globalization;
using System.Text;

namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>
/// All that a run says, as a file: every line at once with its time and its target, also those that <c>--verbosity</c> keeps from the
/// console. What was said before the file has a name is in it too. Who cannot write it goes without.
/// </summary>
internal sealed class RunLog(TimeProvider clock) : IDisposable
{
    private readonly Lock _access = new();
    private readonly StringBuilder _before = new();
    private StreamWriter? _writer;

    /// <summary>The file; null when there is none.</summary>
    public string? File { get; private set; }

    public void Open(string file)
    {
        lock (_access)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                _writer = new(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
                {
                    AutoFlush = true,
                    NewLine = "\n",
                };
                _writer.Write(_before);
                File = file;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                GiveUp();
            }

            _before.Clear();
        }
    }

    /// <summary>Adds lines; secrets are masked already.</summary>
    public void Write(string? target, string text)
    {
        if (text.Length == 0)
            return;
        var head = $"{clock.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {target ?? "-"}: ";
        lock (_access)
        {
            foreach (var line in text.Split('\n'))
                Add($"{head}{line.TrimEnd('\r')}\n");
        }
    }

    public void Dispose()
    {
        lock (_access)
            GiveUp();
    }

    private void Add(string line)
    {
        if (_writer is null)
        {
            _before.Append(line);
            return;
        }

        try
        {
            _writer.Write(line);
        }
        catch (IOException)
        {
            // The disk is full, which is what the run itself will fail with.
            GiveUp();
        }
    }

    private void GiveUp()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (IOException)
        {
            // What it still held is lost with the disk that is full.
        }

        _writer = null;
    }
}
