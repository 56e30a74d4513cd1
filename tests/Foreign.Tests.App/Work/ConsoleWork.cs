using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>Tables, trees, charts and all else that is drawn as text, for terminals with colours and without.</summary>
sealed class ConsoleWork(TextWriter output) : ForeignWork(output)
{
    internal override void Run()
    {
        foreach (var colors in new[] { ColorSystemSupport.NoColors, ColorSystemSupport.Standard, ColorSystemSupport.TrueColor })
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = colors == ColorSystemSupport.NoColors ? AnsiSupport.No : AnsiSupport.Yes, ColorSystem = colors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(Output) });
            console.Profile.Width = 100;
            console.Profile.Height = 40;
            foreach (var (name, draw) in new (string, Action<IAnsiConsole>)[] { ("tables", Tables), ("texts", Texts), ("panels", Panels), ("charts", Charts), ("trees", Trees), ("layouts", Layouts), ("errors", Errors), ("live", Live), ("figures", Figures) })
            {
                Output.WriteLine($"== {name}");
                Step(() => draw(console));
            }
        }

        Step(Colours);
        Step(Recorded);
    }

    static void Tables(IAnsiConsole console)
    {
        foreach (var border in new[] { TableBorder.Ascii, TableBorder.Ascii2, TableBorder.AsciiDoubleHead, TableBorder.Square, TableBorder.Rounded, TableBorder.Minimal, TableBorder.MinimalHeavyHead, TableBorder.MinimalDoubleHead, TableBorder.Simple, TableBorder.SimpleHeavy, TableBorder.Horizontal, TableBorder.Heavy, TableBorder.HeavyEdge, TableBorder.HeavyHead, TableBorder.Double, TableBorder.DoubleEdge, TableBorder.Markdown, TableBorder.None })
        {
            var table = new Table().Border(border).Title("[bold]Title[/]", new Style(Color.Red)).Caption("caption").ShowFooters().ShowRowSeparators().BorderColor(Color.Blue);
            table.AddColumn("Name", column => column.LeftAligned().NoWrap().PadRight(3).Footer("total"));
            table.AddColumn(new TableColumn(new Markup("[green]Count[/]")).RightAligned().Width(8));
            table.AddColumns("Wide", "Other").Columns[2].Centered().PadLeft(1).PadRight(1).Padding(1, 1).Alignment(Justify.Center);
            table.AddRow("one", "1", "some text that is rather long and has to be wrapped somewhere", "[red]x[/]");
            table.AddRow(new Markup("two"), new Text("2"), new Panel("inner"), Text.Empty);
            table.AddEmptyRow().InsertRow(0, "zero", "0");
            table.UpdateCell(0, 1, "00").RemoveRow(1);
            table.Rows.Insert(1, [new Text("inserted")]);
            table.Rows.Update(0, 3, new Text("updated"));
            console.Write(table);
        }

        console.Write(new Table().HideHeaders().HideFooters().HideRowSeparators().NoBorder().Expand().AddColumn("x").AddRow("y").RoundedBorder().Collapse().Width(40).Alignment(Justify.Right));
        console.Write(new Table().AsciiBorder().SimpleBorder().HeavyBorder().DoubleBorder().MarkdownBorder().MinimalBorder().HorizontalBorder().SquareBorder().SafeBorder().AddColumns(new TableColumn("a"), new TableColumn("b")).AddRow("1", "2").Centered());
        var grid = new Grid().AddColumns(3).AddColumn(new GridColumn().NoWrap().PadLeft(2).RightAligned()).AddRow("a", "b", "c").AddRow(new Text("d"), new Rule(), new Markup("[blue]f[/]")).AddEmptyRow().Expand().Width(60);
        console.Write(grid);
        console.Write(new Columns(["one", "two", "three"]).Expand().PadRight(2));
        console.Write(new Rows(new Text("first"), new Text("second")).Collapse());
    }

    static void Texts(IAnsiConsole console)
    {
        console.MarkupLine("[bold red on blue]a[/] b [[escaped]] [#ff8800]c[/] [rgb(1,2,3) italic]d[/] [underline strikethrough]e[/] [invert dim slowblink]f[/] :smiling_face: [default]g[/]");
        console.MarkupLineInterpolated($"[green]{"[not markup]"}[/] {5}");
        console.MarkupInterpolated($"{1.5:F2}");
        console.Markup("{0} and {1}", 1, "two");
        console.WriteLine();
        console.WriteLine("plain", new Style(Color.Green, Color.Black, Decoration.Bold | Decoration.Underline));
        console.Write("x", Style.Parse("yellow on red italic"));
        console.Write(new Text("centred\ntwo lines", new Style(Color.Aqua)).Centered());
        console.Write(new Paragraph("start ").Append("appended", new Style(decoration: Decoration.Bold)).RightJustified().Overflow(Overflow.Ellipsis));
        console.Write(new Text("a very long text that is longer than the console is wide, so that it must be folded or cropped, or whatever else there is to do about it", Style.Plain).Ellipsis());
        console.Write(new Text(new string('x', 150)).Crop());
        console.Write(new Text(new string('y', 150)).Fold());
        console.WriteLine();
        console.Write(new TextPath("/a/very/long/path/that/goes/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/and/on/to/file.txt").RootColor(Color.Red).SeparatorStyle(new Style(Color.Green)).StemColor(Color.Blue).LeafColor(Color.Yellow).RightJustified());
        console.WriteLine(Markup.Escape("[x]") + Markup.Remove("[red]y[/]") + "[z]".EscapeMarkup() + "[red]w[/]".RemoveMarkup() + Emoji.Replace(":rocket:"));
    }

    static void Panels(IAnsiConsole console)
    {
        foreach (var border in new[] { BoxBorder.Ascii, BoxBorder.Double, BoxBorder.Heavy, BoxBorder.None, BoxBorder.Rounded, BoxBorder.Square })
            console.Write(new Panel(new Markup("[red]inside[/]")).Header("head", Justify.Center).Border(border).BorderColor(Color.Green).Padding(2, 1).Expand());
        console.Write(new Panel("fixed") { Width = 20, Height = 5 }.HeaderAlignment(Justify.Right).HeavyBorder().SafeBorder());
        console.Write(new Rule("[blue]ruled[/]").LeftJustified().RuleStyle("red dim").DoubleBorder());
        console.Write(new Rule().HeavyBorder());
        console.Write(new Rule("centred").Centered().RoundedBorder().AsciiBorder());
        console.Write(new Padder(new Text("padded")).Padding(1, 1, 1, 1).PadLeft(4).PadTop(1).PadBottom(0).PadRight(2));
        console.Write(Align.Center(new Text("aligned"), VerticalAlignment.Middle));
        console.Write(Align.Right(new Panel("right")));
        console.Write(Align.Left(new Text("left")));
    }

    static void Charts(IAnsiConsole console)
    {
        console.Write(new BarChart().Width(60).Label("[green bold]Fruits[/]").CenterLabel().AddItem("Apple", 12, Color.Yellow).AddItem("Orange", 54, Color.Green).AddItems([1, 2], number => new BarChartItem($"n{number}", number)).ShowValues().WithMaxValue(100).UseValueFormatter(value => $"{value:F1}"));
        console.Write(new BarChart().HideValues().LeftAlignLabel().RightAlignLabel().AddItem("a", 1));
        console.Write(new BreakdownChart().Width(60).AddItem("a", 80, Color.Red).AddItem("b", 28.3, Color.Blue).ShowPercentage().FullSize().ShowTags().ShowTagValues().UseValueFormatter(value => $"<{value}>"));
        console.Write(new BreakdownChart().HideTags().HideTagValues().Compact().AddItem("x", 1, Color.Aqua).Expand());
        var calendar = new Calendar(2020, 2).AddCalendarEvent(2020, 2, 11).AddCalendarEvent("party", new DateTime(2020, 2, 14)).HighlightStyle(Style.Parse("yellow bold")).HeaderStyle(Style.Parse("blue")).ShowHeader().RoundedBorder();
        console.Write(calendar);
        console.Write(calendar.HideHeader().Alignment(Justify.Center));
        var canvas = new Canvas(8, 4);
        for (var i = 0; i < 4; i++)
            canvas.SetPixel(i, i, Color.White).SetPixel(7 - i, i, Color.Red);
        console.Write(canvas);
    }

    static void Trees(IAnsiConsole console)
    {
        foreach (var guide in new[] { TreeGuide.Line, TreeGuide.Ascii, TreeGuide.BoldLine, TreeGuide.DoubleLine })
        {
            var tree = new Tree("root").Guide(guide).Style("red");
            var node = tree.AddNode("[yellow]first[/]");
            node.AddNodes("a", "b", "c");
            node.AddNode(new Table().AddColumn("x").AddRow("y")).Collapse();
            tree.AddNodes(new Text("second"), new Panel("third"));
            tree.AddNode(new TreeNode(new Text("fourth"))).AddNode("deep").AddNode("deeper").Expand();
            console.Write(tree);
        }
    }

    static void Layouts(IAnsiConsole console)
    {
        var layout = new Layout("root").SplitColumns(new Layout("left").Size(30), new Layout("right").Ratio(2).MinimumSize(10).SplitRows(new Layout("top"), new Layout("bottom")));
        layout["left"].Update(new Panel("left").Expand());
        layout["top"].Update(Align.Center(new Markup("[blue]top[/]"), VerticalAlignment.Middle));
        layout["bottom"].Invisible();
        console.Write(layout);
        layout["bottom"].Visible().Update(new Text("now"));
        console.Write(layout);
    }

    static void Errors(IAnsiConsole console)
    {
        try
        {
            Thrown(3);
        }
        catch (InvalidOperationException exception)
        {
            console.WriteException(new InvalidOperationException("outer [x]", new ArgumentException("inner")), ExceptionFormats.ShortenEverything | ExceptionFormats.ShowLinks);
            console.WriteException(exception, new ExceptionSettings { Format = ExceptionFormats.ShortenPaths | ExceptionFormats.ShortenTypes | ExceptionFormats.ShortenMethods, Style = new ExceptionStyle { Message = Style.Parse("red") } });
        }

        static void Thrown(int depth)
        {
            if (depth == 0)
                throw new InvalidOperationException("deep");
            Thrown(depth - 1);
        }
    }

    static void Live(IAnsiConsole console)
    {
        var table = new Table().AddColumn("x");
        console.Live(table).AutoClear(false).Overflow(VerticalOverflow.Ellipsis).Cropping(VerticalOverflowCropping.Top).Start(context =>
        {
            for (var i = 0; i < 3; i++)
            {
                table.AddRow(i.ToString());
                context.Refresh();
            }

            context.UpdateTarget(new Text("end"));
        });
        console.Progress().AutoRefresh(false).AutoClear(false).HideCompleted(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).Start(context =>
        {
            var task = context.AddTask("[green]work[/]", maxValue: 4).IsIndeterminate(false);
            var other = context.AddTaskAt("other", 0, autoStart: false, maxValue: 2).Description("renamed").MaxValue(3);
            other.StartTask();
            while (!context.IsFinished)
            {
                task.Increment(2);
                other.Increment(1);
                other.Value(other.Value + 1);
                context.Refresh();
            }

            task.StopTask();
        });
        console.Progress().AutoRefresh(false).StartAsync(async context =>
        {
            var task = context.AddTask("later");
            await Task.Yield();
            task.Increment(100);
        }).GetAwaiter().GetResult();
        console.WriteLine(console.Status().AutoRefresh(false).Spinner(Spinner.Known.Dots).SpinnerStyle(Style.Parse("green")).Start("status", context => context.Status("changed").Spinner(Spinner.Known.Line).SpinnerStyle(Style.Plain).Status));
    }

    static void Figures(IAnsiConsole console)
    {
        console.Write(new FigletText("Hello 1").Color(Color.Red).Centered());
        console.Write(new FigletText("x").LeftJustified().RightJustified());
        console.Write(new ControlCode("\u001b[0m"));
        console.Write(new Markup("[red]a[/]").LeftJustified().Append());
        if (!console.Profile.Capabilities.Ansi)
            return;

        console.Cursor.Move(CursorDirection.Up, 2);
        console.Cursor.SetPosition(1, 1);
        console.Cursor.Hide();
        console.Cursor.Show(true);
        console.Cursor.MoveUp();
        console.Cursor.MoveDown(2);
        console.Cursor.MoveLeft();
        console.Cursor.MoveRight();
        console.Clear(false);
        console.AlternateScreenOrNot();
    }

    void Colours()
    {
        for (var number = 0; number < 256; number++)
            Output.Write($"{Color.FromInt32(number)} {Color.FromInt32(number).ToHex()} {Color.FromInt32(number).ToMarkup()} ");
        Output.WriteLine();
        var (red, blue) = (Color.Red, new Color(0, 0, 250));
        Output.WriteLine($"{red.Blend(blue, 0.5f)} {red.Equals(blue)} {red == blue} {red != blue} {red.GetHashCode() == Color.Red.GetHashCode()} {Color.FromConsoleColor(ConsoleColor.Green)} {Color.ToConsoleColor(red)} {(Color)ConsoleColor.Blue}");
        var style = Style.Parse("bold red on blue");
        Output.WriteLine($"{style.ToMarkup()} {style.Combine(new Style(Color.Green)).ToMarkup()} {style.Foreground(Color.Aqua).Background(Color.Black).Decoration(Decoration.Dim).Link("http://x").ToMarkup()} {Style.TryParse("wrong thing", out _)} {style.Equals(Style.Parse("bold red on blue"))} {Style.WithBackground(Color.Red).ToMarkup()} {Style.WithForeground(Color.Red).ToMarkup()} {Style.WithDecoration(Decoration.Bold).ToMarkup()}");
        foreach (var wrong in new[] { "[red", "[/]", "[nope]x[/]", "[red]x", "[[", "[rgb(1,2)]x[/]" })
            Show(() => new Markup(wrong).Length);
        var (size, padding) = (new Padding(1, 2, 3, 4), new Padding(1));
        Output.WriteLine($"{size.GetWidth()} {size.GetHeight()} {size.Equals(padding)} {size == padding} {size.GetHashCode() == padding.GetHashCode()}");
        Output.WriteLine($"{new Segment("text", style).CellCount()} {Segment.CellCount([new Segment("ab")])} {Segment.SplitLines([new Segment("a\nb"), Segment.LineBreak]).Count} {string.Join("|", Segment.SplitOverflow(new Segment("abcdef"), Overflow.Fold, 2).Select(segment => segment.Text))} {Segment.Truncate(new Segment("abcdef"), 3)?.Text} {new Segment("a b").SplitWords()} {Segment.Padding(3).Text.Length} {new Segment("x").StripLineEndings().Clone().Text}");
    }

    void Recorded()
    {
        using var recorder = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null), Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.TrueColor }).CreateRecorder();
        recorder.MarkupLine("[red]recorded[/]");
        recorder.Write(new Table().AddColumn("a").AddRow("b"));
        Output.WriteLine(recorder.ExportText());
        Output.WriteLine(recorder.ExportHtml());
    }
}

static class ConsoleWorkExtensions
{
    internal static IRenderable Append(this Markup markup) => markup;

    internal static string SplitWords(this Segment segment)
    {
        var (first, second) = segment.Split(1);
        return first.Text + "/" + second?.Text;
    }

    internal static void AlternateScreenOrNot(this IAnsiConsole console)
    {
        if (console.Profile.Capabilities.AlternateBuffer)
            console.AlternateScreen(() => console.WriteLine("alternate"));
    }
}
