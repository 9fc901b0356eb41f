// # A tour
//
// [Table] has the tasks of the lab, whose data are numbers. [Task.New] makes a [Run]:
// it is a [rnn.Run] with the [Data] that it trains on, whose floors, [Floor], are what
// rules without a network reach, and with a [Test] that nothing sees before the end.
// [Open] goes on from its file. [Stand] sets a loss beside floors.
//
// A series of the caller's own is an [Own], by [NewOwn], which finds its season and
// what to do to the numbers, unless a [Choice] says otherwise, and has a ladder of
// [OwnRung]. [Own.Train] trains one of them to its [Outcome]: the error in the units
// of the numbers, the verdict beside all rules, and a forecast. [Own.New] makes an
// [OwnRun], to be trained step by step and saved; [OpenOwn] goes on from its file,
// and a [Forecaster] has the network, the transform and the units out of one. A
// [Lesson], of the table [Lessons], is a series that is prepared and judged so.
//
// An [Exercise], of the table [Exercises], is of symbols: grammar, counting, memory,
// translation or text. It makes its [Material], records with floors; an [Attempt]
// trains a network on that, an [Exam] gives the [Score] that a loss does not say, and
// a [Trial] does all of it for one seed. A [Scribe] writes by counts alone, to hold
// beside what a network writes, and [Translate] has one translate.
package task
