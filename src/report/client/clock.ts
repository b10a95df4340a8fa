/** 3725 seconds are 1:02:05. */
export function clockOf(seconds: number): string {
  const two = (number: number): string => `${number}`.padStart(2, '0')
  const whole = Math.floor(seconds)
  const minutes = Math.floor(whole / 60)
  const clock = `${two(minutes % 60)}:${two(whole % 60)}`
  return minutes < 60 ? clock : `${Math.floor(minutes / 60)}:${clock}`
}
