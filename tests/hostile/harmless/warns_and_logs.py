import logging
import warnings

warnings.warn("look here", UserWarning, stacklevel=1)
logging.getLogger(__name__).warning("and here")
logging.basicConfig(level=logging.DEBUG)
logging.debug("everywhere")
