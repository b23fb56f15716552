package diary

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// RowID is the id of an imported row: a UUID of version 8 (RFC 9562) from a
// hash of the source and whatever tells its rows apart. Importing twice, or on
// two devices, gives the same ids.
func RowID(source string, key ...string) string {
	h := sha256.Sum256([]byte(source + "|" + strings.Join(key, "|")))
	h[6] = h[6]&0x0F | 0x80
	h[8] = h[8]&0x3F | 0x80
	var out [36]byte
	from, to := 0, 0
	for i, n := range [5]int{4, 2, 2, 2, 6} {
		if i > 0 {
			out[to] = '-'
			to++
		}
		to += hex.Encode(out[to:], h[from:from+n])
		from += n
	}
	return string(out[:])
}
