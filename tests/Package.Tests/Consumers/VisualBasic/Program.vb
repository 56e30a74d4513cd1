Imports System
Imports System.Collections.Generic
Imports System.Linq
Imports System.Threading.Tasks
Imports AutomagikTelemetry

Public Module Oven
    <TrackCommand>
    Public Function Bake(<Tag> cake As String, <Tag> Optional pieces As Integer = 12) As String
        Return $"{pieces} pieces of {cake}"
    End Function

    <TrackCommand>
    Public Sub Halve(<Tag> ByRef pieces As Integer)
        pieces \= 2
    End Sub

    <TrackWorkflow>
    Public Async Function DeliverAsync(<Tag> orderId As Integer) As Task(Of String)
        Await Task.Yield()
        Return $"delivered {orderId}"
    End Function

    <TrackWorkflow>
    Public Async Function BurnAsync(<Tag> orderId As Integer) As Task
        Await Task.Yield()
        Throw New InvalidOperationException($"order {orderId} is burnt")
    End Function

    ' On Error is a handler around the whole body.
    <TrackCommand>
    Public Function Rescue(<Tag> divisor As Integer) As Integer
        On Error GoTo Failed
        Return 10 \ divisor
Failed:
        Return -1
    End Function
End Module

<TrackWorkflow>
Public Class Batches
    Public Function Count() As Integer
        Return Squares(3).Sum()
    End Function

    Public Iterator Function Squares(upTo As Integer) As IEnumerable(Of Integer)
        For i = 1 To upTo
            Yield i * i
        Next
    End Function
End Class

Module Program
    Sub Main()
        Console.WriteLine(Bake("apple"))
        Dim pieces = 12
        Halve(pieces)
        Console.WriteLine(pieces)
        Console.WriteLine(DeliverAsync(3).Result)
        Try
            BurnAsync(4).GetAwaiter().GetResult()
        Catch refusal As InvalidOperationException When refusal.Message.Contains("4")
            Console.WriteLine(refusal.Message)
        End Try
        Console.WriteLine(Rescue(0))
        Console.WriteLine(New Batches().Count())
    End Sub
End Module
