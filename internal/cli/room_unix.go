//go:build linux || darwin || freebsd

package cli

import "syscall"

// freeBytes is the room on the disk of a folder for those who are not root.
func freeBytes(dir string) (int64, bool) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, false
	}
	return int64(st.Bavail) * int64(st.Bsize), true
}
