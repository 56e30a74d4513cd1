module Bakery.Program

open System
open System.Runtime.CompilerServices
open System.Threading.Tasks
open AutomagikTelemetry

// In a release build F# itself puts small functions into their callers, before anything can be woven.
[<TrackCommand; MethodImpl(MethodImplOptions.NoInlining)>]
let bake ([<Tag>] cake: string) ([<Tag>] pieces: int) = sprintf "%d pieces of %s" pieces cake

[<TrackCommand>]
let inlined ([<Tag>] pieces: int) = pieces + 1

/// Its tail call to itself is a loop.
[<TrackCommand>]
let rec countDown ([<Tag>] from: int) (sum: int64) : int64 =
    if from = 0 then sum else countDown (from - 1) (sum + int64 from)

/// A tail call to another function.
[<TrackCommand; MethodImpl(MethodImplOptions.NoInlining)>]
let relay ([<Tag>] pieces: int) = bake "plum" (pieces + 1)

[<TrackWorkflow>]
let deliverAsync ([<Tag>] orderId: int) : Task<string> =
    task {
        do! Task.Yield()
        return sprintf "delivered %d" orderId
    }

[<TrackWorkflow>]
let burnAsync ([<Tag>] orderId: int) : Task<int> =
    task {
        do! Task.Yield()
        return invalidOp (sprintf "order %d is burnt" orderId)
    }

[<TrackEndpoint>]
type Oven() =
    member _.Heat(degrees: int, ?fan: bool) =
        printfn "heating"
        degrees + (if defaultArg fan false then 10 else 0)

    member _.Batches(count: int) = seq { for i in 1..count -> i * i }

    member _.CoolAsync(degrees: int) =
        async {
            do! Async.Sleep 1
            return degrees - 100
        }

    /// It makes a sequence, but does not return it.
    member _.Pieces(count: int) = Seq.sum (seq { for i in 1..count -> i })

[<EntryPoint>]
let main _ =
    let oven = Oven()
    printfn "%s" (bake "apple" 12)
    printfn "%d" (inlined 1)
    printfn "%d" (countDown 1000000 0L)
    printfn "%s" (relay 7)
    printfn "%s" (deliverAsync(3).Result)
    (try printfn "%d" (burnAsync(4).Result) with :? AggregateException as e -> printfn "%s" e.InnerException.Message)
    printfn "%d" (oven.Heat(180, fan = true))
    printfn "%d" (oven.Batches 3 |> Seq.sum)
    printfn "%d" (oven.CoolAsync 180 |> Async.RunSynchronously)
    printfn "%d" (oven.Pieces 4)
    0
