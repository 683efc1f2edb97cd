"""The watch over calls and silence, measured.

python -m benchmarks.clock simulate      # a year of invented families: false alarms against delay
python -m benchmarks.clock tick          # one look at all clocks, and tonight's page
python -m benchmarks.clock kills         # two workers, 200 kills: alarms lost and doubled
"""

import argparse

from benchmarks.clock import ticking, trade_off

PARTS = {"simulate": trade_off.measure, "tick": ticking.measure, "kills": ticking.measure_kills}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("part", choices=PARTS)
    PARTS[asked.parse_args().part]()


if __name__ == "__main__":
    main()
