"""What is found by those who only install the wheel."""

import os
import subprocess
import sys


def test_hypothesis_knows_the_model_as_soon_as_it_is_imported(installed, tmp_path):
    code = (
        "import hypothesis.strategies as st, hypothesis, secuprev.model as model\n"
        "one = hypothesis.find(st.from_type(model.Convention), lambda _: True)\n"
        "print(model.__file__, type(one).__name__)"
    )
    env = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    place = str(installed / "secuprev" / "model" / "__init__.py")
    assert done.stdout.split() == [place, "Convention"], done.stderr
