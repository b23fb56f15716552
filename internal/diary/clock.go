package diary

import (
	"fmt"
	"strconv"
)

// Clock is a hybrid logical clock: 48 bits of Unix milliseconds and a 16 bit
// counter. It breaks ties between entries that have not seen each other and
// never decides anything that a named replacement can decide. 0 is "none".
// (Kulkarni et al., Logical Physical Clocks, 2014.)
type Clock uint64

// MaxAhead is how far a clock from elsewhere may run before ours and still be
// followed: 24 hours, in milliseconds. A phone set to next year must not drag
// everybody along.
const MaxAhead = 24 * 60 * 60 * 1000

// Next is the clock of an entry made here at wall (Unix milliseconds): after
// everything seen so far, even when the wall clock went back.
func (c Clock) Next(wall int64) Clock { return max(at(wall), c) + 1 }

// Seen is our clock after an entry from elsewhere arrived. A remote clock more
// than MaxAhead before our wall clock is not adopted; its entry is kept.
func (c Clock) Seen(remote Clock, wall int64) Clock {
	if remote.Milli()-wall > MaxAhead {
		remote = 0
	}
	return max(at(wall), c, remote) + 1
}

func at(wall int64) Clock { return Clock(min(max(wall, 0), 1<<48-1)) << 16 }

// Milli is the clock's time in Unix milliseconds.
func (c Clock) Milli() int64 { return int64(c >> 16) }

// String is the form in the "hlc" field: 16 hex digits, so that text order is
// clock order.
func (c Clock) String() string { return fmt.Sprintf("%016x", uint64(c)) }

// ParseClock reads an "hlc" field; anything else than 16 hex digits is 0, an
// entry without a clock.
func ParseClock(s string) Clock {
	if len(s) != 16 {
		return 0
	}
	v, err := strconv.ParseUint(s, 16, 64)
	if err != nil {
		return 0
	}
	return Clock(v)
}
